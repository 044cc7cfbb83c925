// What the rules say of files. The server names a file by its place on the draft, which changes; here by its id.
import type { Attachment, Finding } from '../../api/types';

export interface FileFinding {
    file: string;
    finding: Finding;
}

const part_pattern = /^attachments\/(\d+)$/;

export const is_about_file = ({ part }: Finding): boolean => part_pattern.test(part);

// `files`: the ids of those of the draft at the time of the verdict, in their order.
export function file_findings(findings: Finding[], files: string[]): FileFinding[] {
    return findings.flatMap((finding) => {
        const at = part_pattern.exec(finding.part)?.[1];
        const file = at === undefined ? undefined : files[Number(at)];
        return file === undefined ? [] : [{ file, finding }];
    });
}

// Which files they are and how far their own checks are, as one text to compare.
export const files_key = (attachments: Attachment[]): string => attachments.map(({ id, state }) => `${id} ${state}`).join(', ');

// The files that a verdict was about, in its order.
export const files_of_key = (key: string): string[] => key.split(', ').map((file) => file.split(' ')[0] ?? '');

export const findings_of = (findings: FileFinding[], { id }: Attachment): Finding[] =>
    findings.filter(({ file }) => file === id).map(({ finding }) => finding);

export interface Box {
    x: number;
    y: number;
    width: number;
    height: number;
}

// Whether there are places in it to be shown.
export const is_marked = (findings: Finding[]): boolean => findings.some(({ box }) => box !== undefined);

// Where in the picture, in pixels of the rebuilt one; never beyond its edges.
export function box_of({ box }: Finding, picture: { width: number; height: number }): Box | undefined {
    const [left = 0, top = 0, wide = 0, high = 0] = box ?? [];
    const [x, y] = [Math.max(0, left), Math.max(0, top)];
    const width = Math.min(left + wide, picture.width) - x;
    const height = Math.min(top + high, picture.height) - y;
    return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}
