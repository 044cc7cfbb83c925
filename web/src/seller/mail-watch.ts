// How often a page asks again how far the mails are that it shows: no event tells of them.
import type { MailSender } from '../api/types';

const queued_ms = 3_000;
const sent_ms = 20_000; // A bounce comes within seconds or days.

export function watch_mails(shown: readonly Pick<MailSender, 'mail'>[] = []): number | false {
    if (shown.some(({ mail }) => mail === 'queued')) return queued_ms;
    return shown.some(({ mail }) => mail === 'sent') && sent_ms;
}
