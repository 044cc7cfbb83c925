// Ends `./dev test`: reads what each part reported, prints the failed and skipped tests and one line a group, and as the
// last line the sum. Fails where a test failed, a part ended badly without saying which test, or nothing ran.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// What GoogleTest wrote.
export function read_googletest(report) {
    const tests = (report.testsuites ?? []).flatMap((suite) => suite.testsuite);
    return tests
        .filter((test) => test.status === 'RUN')
        .map((test) => ({
            name: `${test.classname}.${test.name}`,
            outcome: test.failures ? 'failed' : test.result === 'SKIPPED' ? 'skipped' : 'passed',
            reason: test.skipped?.[0]?.message?.split('\n').filter(Boolean).at(-1),
        }));
}

// What vitest wrote. A file that could not run at all is one failed test.
export function read_vitest(report) {
    const outcomes = { passed: 'passed', failed: 'failed', skipped: 'skipped', pending: 'skipped', todo: 'skipped', disabled: 'skipped' };
    return report.testResults.flatMap((file) => {
        const tests = file.assertionResults.map((test) => ({ name: test.fullName, outcome: outcomes[test.status] ?? 'failed' }));
        const broken = file.status === 'failed' && !tests.some((test) => test.outcome === 'failed');
        return broken ? [...tests, { name: `${basename(file.name)} (the file as a whole)`, outcome: 'failed' }] : tests;
    });
}

// What node's own test runner wrote (TAP), without the lines that stand for a whole suite.
export function read_tap(text) {
    const line = /^[ ]*(not ok|ok) \d+ - (.*?)(?: # (SKIP|TODO)\b.*)?\n([ ]*---\n[\s\S]*?\n[ ]*\.\.\.$)?/gm;
    return [...text.matchAll(line)]
        .filter((match) => !match[4]?.includes("type: 'suite'"))
        .map((match) => ({ name: match[2], outcome: match[3] ? 'skipped' : match[1] === 'ok' ? 'passed' : 'failed' }));
}

function read_report(path) {
    if (!existsSync(path)) return [];
    const text = readFileSync(path, 'utf8');
    if (path.endsWith('.tap')) return read_tap(text);
    const report = JSON.parse(text);
    return report.testResults ? read_vitest(report) : read_googletest(report);
}

// The tests of one part; how it ended counts as one where its tests do not say it.
export function tests_of(part, tests) {
    const said = tests.some((test) => test.outcome === 'failed');
    return part.status !== 0 && !said ? [...tests, { name: `${part.name}: ended with status ${part.status}`, outcome: 'failed' }] : tests;
}

// Without the tests that only the filter left out: vitest calls them skipped too.
export function wanted_of(tests, filter) {
    return tests.filter((test) => filter === '' || test.outcome !== 'skipped' || test.name.toLowerCase().includes(filter.toLowerCase()));
}

export function count(tests) {
    const of = (outcome) => tests.filter((test) => test.outcome === outcome).length;
    return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') };
}

export function sentence({ passed, failed, skipped }) {
    return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function main(folder, filter) {
    const parts = readFileSync(join(folder, 'parts.tsv'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split('\t'))
        .map(([group, name, report, status, seconds]) => ({ group, name, report, status: Number(status), seconds: Number(seconds) }));
    const results = parts.map((part) => ({ ...part, tests: wanted_of(tests_of(part, read_report(join(folder, part.report))), filter) }));
    console.log('');
    for (const outcome of ['skipped', 'failed']) {
        for (const { group, tests } of results) {
            for (const test of tests.filter((one) => one.outcome === outcome)) {
                console.log(`${outcome}: ${group}: ${test.name}${test.reason ? ` (${test.reason})` : ''}`);
            }
        }
    }
    for (const group of new Set(parts.map((part) => part.group))) {
        const own = results.filter((part) => part.group === group);
        const took = own.reduce((sum, part) => sum + part.seconds, 0);
        console.log(`${`${group}:`.padEnd(9)}${sentence(count(own.flatMap((part) => part.tests)))} in ${took} s`);
    }
    const sum = count(results.flatMap((part) => part.tests));
    console.log(sentence(sum));
    process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2], process.argv[3] ?? '');
