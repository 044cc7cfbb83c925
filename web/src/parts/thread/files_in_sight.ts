// All files of what is loaded of a conversation, in the order in which they were said.
import type { Draft, Message } from '../../api/types';
import { file_findings, findings_of } from '../files/file_findings';
import type { ShownFile } from '../files/shown_file';

export function files_in_sight(messages: Message[], pending: Draft[], byline: (message: Message) => string, own: string): ShownFile[] {
    const said = messages.flatMap((message) => (message.attachments ?? []).map((file) => ({ file, from: byline(message) })));
    const waiting = pending.flatMap(({ attachments = [], verdict }) => {
        const findings = file_findings(
            verdict.findings,
            attachments.map(({ id }) => id),
        );
        return attachments.map((file) => ({ file, from: own, findings: findings_of(findings, file) }));
    });
    return [...said, ...waiting];
}
