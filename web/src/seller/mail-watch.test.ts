import { expect, it } from 'vitest';
import { watch_mails } from './mail-watch';

it('mails are watched while something may still become of them', () => {
    expect(watch_mails()).toBe(false);
    expect(watch_mails([{ mail: 'bounced' }, {}, { mail: 'delivered' }])).toBe(false);
    expect(watch_mails([{ mail: 'bounced' }, { mail: 'sent' }])).toBe(20_000);
    expect(watch_mails([{ mail: 'sent' }, { mail: 'queued' }])).toBe(3_000);
});
