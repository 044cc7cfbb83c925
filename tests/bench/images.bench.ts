// How well the rules on files tell what they see (`./dev bench images`): files made here go through `stoa check --batch`, as a seller's or a
// buyer's would. Goals: F1 of 0.95 on papers and logos, and at most one alarm on a hundred photos that buyers take. Two figures count: that
// of the held files, which say other things in other layouts, and of the other maker; `open` and `open_second` may be looked at while a rule is built.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runStoa, temporaryDirectory } from '../support/server.ts';
import { makeByChromium } from './files/chromium_maker.ts';
import type { Group, Sample } from './files/sample.ts';
import { makeBySecond } from './files/second_maker.ts';

const f1Min = 0.95;
const alarmsMax = 0.01;
const rounds = Number(process.env['STOA_BENCH_ROUNDS'] ?? 1);
const parts = (process.env['STOA_BENCH_PARTS'] ?? 'open,held,second').split(',');

interface Verdict {
    id: string;
    error?: string;
    findings: { rule: string; part: string; why: string; text?: string }[];
}

const filesAtOnce = 10; // A busy machine takes long for more than that.

function judgeSome(samples: Sample[]): Verdict[] {
    const lines = samples.map((sample) =>
        JSON.stringify({
            id: sample.id,
            author: sample.author,
            kind: 'reply',
            sent_at: '2026-11-24T12:00:00Z',
            body: '-',
            attachments: [{ name: sample.name, path: sample.path }],
        }),
    );
    const without = ['image.unrelated', 'image.product_photo'].flatMap((rule) => ['--without', rule]);
    const ran = runStoa(['check', '--batch', ...without], { input: lines.join('\n') + '\n' });
    return ran.out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Verdict);
}

function judge(samples: Sample[]): Map<string, Verdict> {
    const verdicts: Verdict[] = [];
    for (let at = 0; at < samples.length; at += filesAtOnce) verdicts.push(...judgeSome(samples.slice(at, at + filesAtOnce)));
    expect(verdicts.filter((verdict) => verdict.error)).toEqual([]);
    return new Map(verdicts.map((verdict) => [verdict.id, verdict]));
}

// Logos are judged by image.logo_link alone: that a seller attaches one at all is another rule's business.
const counted: Record<Group, (rule: string) => boolean> = {
    document: () => true,
    logo: (rule) => rule === 'image.logo_link',
    photo: () => true,
};

function print(name: string, samples: Sample[], verdicts: Map<string, Verdict>, group: Group): void {
    let hits = 0;
    let misses = 0;
    let alarms = 0;
    const clean = samples.filter((sample) => sample.breaks.length === 0).length;
    for (const sample of samples) {
        const findings = verdicts
            .get(sample.id)!
            .findings.filter((finding) => finding.part.startsWith('attachments/') && counted[group](finding.rule));
        const isFound = sample.breaks.length ? findings.some((finding) => sample.breaks.includes(finding.rule)) : findings.length > 0;
        if (sample.breaks.length === 0) alarms += isFound ? 1 : 0;
        else if (isFound) hits++;
        else misses++;
        if (process.env['STOA_BENCH_MISTAKES'] && isFound !== sample.breaks.length > 0 && name.startsWith('open'))
            console.log(
                `    ${sample.kind} ${sample.language} ${sample.path}: ${findings.map((finding) => `${finding.rule} ${finding.text ?? ''}`).join('; ') || 'nothing'}`,
            );
    }
    if (group === 'photo') {
        const share = alarms / Math.max(clean, 1);
        console.log(
            `  ${name.padEnd(34)} ${alarms} alarms on ${clean} (${(share * 100).toFixed(1)} %)  goal <= ${alarmsMax * 100} %: ${share <= alarmsMax ? 'reached' : 'MISSED'}; notes found ${hits} of ${hits + misses}`,
        );
        return;
    }
    const f1 = (2 * hits) / Math.max(2 * hits + misses + alarms, 1);
    console.log(
        `  ${name.padEnd(34)} F1 ${f1.toFixed(3)}  goal >= ${f1Min}: ${f1 >= f1Min ? 'reached' : 'MISSED'}  (${hits} found, ${misses} missed, ${alarms} alarms on ${clean})`,
    );
}

it('tells what files are for', { timeout: 3_600_000 }, async () => {
    const folder = process.env['STOA_BENCH_FOLDER'] ?? temporaryDirectory();
    mkdirSync(folder, { recursive: true });
    const makers: Record<string, () => Promise<Sample[]> | Sample[]> = {
        open: () => makeByChromium(join(folder, 'open'), { seed: 1, held: false, rounds }),
        held: () => makeByChromium(join(folder, 'held'), { seed: 2, held: true, rounds }),
        second: () => makeBySecond(join(folder, 'second'), 3),
        open_second: () => makeBySecond(join(folder, 'open_second'), 11),
    };
    for (const part of parts) {
        const samples = await makers[part]!();
        const begin = performance.now();
        const verdicts = judge(samples);
        writeFileSync(join(folder, `${part}.json`), JSON.stringify(samples.map((sample) => ({ ...sample, ...verdicts.get(sample.id) }))));
        console.log(`  ${part}: ${samples.length} files, ${((performance.now() - begin) / samples.length).toFixed(0)} ms each`);
        for (const group of ['document', 'logo', 'photo'] as const)
            print(
                `${part} ${group}s`,
                samples.filter((sample) => sample.group === group),
                verdicts,
                group,
            );
    }
});
