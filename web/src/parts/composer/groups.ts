// The same breach at several places is told once; what stops the message comes first.
import type { Finding, Outcome } from '../../api/types';

const outcomes: Outcome[] = ['block', 'hold', 'modify', 'warn', 'pass'];

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
    const gravity = (group: FindingGroup) => outcomes.indexOf(group.first.outcome);
    return [...groups.values()].sort((left, right) => gravity(left) - gravity(right));
}
