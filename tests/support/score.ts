// Scores verdicts against a labelled corpus, as ../shared/tools/score-policy does (its head says what is counted).

export interface Label {
    rule: string;
    text?: string;
}
export interface Labelled {
    id: string;
    subject?: string;
    body: string;
    labels: Label[];
    arguable?: boolean;
}
export interface Found {
    rule: string;
    outcome: string;
    part: string;
    begin?: number;
    end?: number;
}

// Rules that the corpus does not label, and those that only warn.
const unlabelled = new Set([
    ...['content.order_id', 'content.language', 'format.spelling', 'format.grammar', 'consent.opted_out', 'timing.review_window'],
    ...['purpose.false_urgency', 'purpose.review_coaching', 'purpose.cancellation_request'],
]);
const warning = new Set(['format.accessibility']);
const shortest = 40; // Code points: a place so short may always be found.

// Where `text` stands in a part, in code points.
function placesOf(part: string, text: string): [number, number][] {
    const places: [number, number][] = [];
    for (let at = part.indexOf(text); at >= 0; at = part.indexOf(text, at + 1)) {
        const begin = [...part.slice(0, at)].length;
        places.push([begin, begin + [...text].length]);
    }
    return places;
}

function pointsAt({ begin = 0, end = 0 }: Found, [from, to]: [number, number]): boolean {
    const covered = Math.min(end, to) - Math.max(begin, from);
    return 2 * covered >= to - from && end - begin <= Math.max(3 * (to - from), shortest);
}

function isPlaced(message: Labelled, label: Label, found: Found[]): boolean {
    return (['subject', 'body'] as const).some((part) =>
        placesOf(message[part] ?? '', label.text!).some((place) =>
            found.some((one) => one.rule === label.rule && one.part === part && pointsAt(one, place)),
        ),
    );
}

export interface Score {
    macroF1: number;
    spanRecall: number;
    falseAlarms: number; // Clean messages that would not be delivered as written, of all clean ones.
    missed: number; // Breaches that would be.
    f1: Map<string, number>; // A rule.
}

// `found`: the findings of each message, in the same order.
export function score(messages: Labelled[], found: Found[][]): Score {
    const tallies = new Map<string, { right: number; wrong: number; missed: number }>();
    let spans = 0;
    let placed = 0;
    let clean = 0;
    let alarmed = 0;
    let dirty = 0;
    let passed = 0;
    for (const [i, message] of messages.entries()) {
        const findings = found[i]!.filter(({ rule }) => !unlabelled.has(rule));
        const wanted = new Set(message.labels.map(({ rule }) => rule));
        const got = new Set(findings.map(({ rule }) => rule));
        for (const rule of new Set([...wanted, ...got])) {
            const tally = tallies.get(rule) ?? { right: 0, wrong: 0, missed: 0 };
            tally[!wanted.has(rule) ? 'wrong' : got.has(rule) ? 'right' : 'missed'] += 1;
            tallies.set(rule, tally);
        }
        for (const label of message.labels.filter(({ text }) => text)) {
            spans += 1;
            placed += isPlaced(message, label, findings) ? 1 : 0;
        }
        const stops = findings.some(({ outcome }) => ['block', 'hold', 'modify'].includes(outcome));
        clean += wanted.size === 0 ? 1 : 0;
        alarmed += wanted.size === 0 && stops ? 1 : 0;
        const isBreach = [...wanted].some((rule) => !warning.has(rule));
        dirty += isBreach ? 1 : 0;
        passed += isBreach && !stops ? 1 : 0;
    }
    const labelled = [...tallies].filter(([, { right, missed }]) => right + missed > 0);
    const f1 = new Map(labelled.map(([rule, { right, wrong, missed }]) => [rule, (2 * right) / (2 * right + wrong + missed)]));
    return {
        macroF1: [...f1.values()].reduce((sum, one) => sum + one, 0) / f1.size,
        spanRecall: placed / spans,
        falseAlarms: alarmed / clean,
        missed: passed / dirty,
        f1,
    };
}
