// The same breach at several places is told once.
import type { Finding } from '../../api/types';

export interface FindingGroup {
    key: string;
    first: Finding;
    all: Finding[];
}

export function group_findings(findings: Finding[]): FindingGroup[] {
    const groups = new Map<string, FindingGroup>();
    for (const finding of findings) {
        const key = [finding.rule, finding.outcome, finding.part, finding.why, finding.fix].join('\n');
        const group = groups.get(key);
        if (group) group.all.push(finding);
        else groups.set(key, { key, first: finding, all: [finding] });
    }
    return [...groups.values()];
}
