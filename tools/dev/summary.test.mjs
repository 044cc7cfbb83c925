import assert from 'node:assert/strict';
import { it } from 'node:test';
import { count, read_googletest, read_tap, read_vitest, sentence, tests_of, wanted_of } from './summary.mjs';

it('reads GoogleTest', () => {
    const test = (name, more) => ({ name, classname: 'Text', status: 'RUN', result: 'COMPLETED', ...more });
    const suite = [
        test('A'),
        test('B', { failures: [{}] }),
        test('C', { result: 'SKIPPED', skipped: [{ message: 'file.cpp:1\nno data\n' }] }),
        test('D', { status: 'NOTRUN' }),
    ];
    const tests = read_googletest({ testsuites: [{ testsuite: suite }] });
    assert.deepEqual(count(tests), { passed: 1, failed: 1, skipped: 1 });
    assert.equal(tests[2].reason, 'no data');
});

it('counts a test file that could not run as a failure', () => {
    const report = { testResults: [{ name: '/a/b.test.ts', status: 'failed', assertionResults: [{ fullName: 'x', status: 'skipped' }] }] };
    assert.deepEqual(count(read_vitest(report)), { passed: 0, failed: 1, skipped: 1 });
});

it('reads leaves of TAP', () => {
    const text =
        "    ok 1 - a\n      ---\n      duration_ms: 1\n      ...\n    not ok 2 - b\n    ok 3 - c # SKIP no data\nok 1 - all\n  ---\n  type: 'suite'\n  ...\n";
    assert.deepEqual(count(read_tap(text)), { passed: 1, failed: 1, skipped: 1 });
});

it('counts a part that ended badly and does not say why', () => {
    assert.deepEqual(count(tests_of({ name: 'crash', status: 139 }, [{ name: 'a', outcome: 'passed' }])), {
        passed: 1,
        failed: 1,
        skipped: 0,
    });
    assert.deepEqual(count(tests_of({ name: 'plain', status: 1 }, [{ name: 'a', outcome: 'failed' }])), {
        passed: 0,
        failed: 1,
        skipped: 0,
    });
});

it('says the sum in one sentence', () => {
    assert.equal(sentence({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
    assert.equal(sentence({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
});

it('does not count what only the filter left out', () => {
    const tests = [
        { name: 'A message is sent', outcome: 'skipped' },
        { name: 'An order is put', outcome: 'skipped' },
        { name: 'A message is read', outcome: 'passed' },
    ];
    assert.deepEqual(count(wanted_of(tests, 'message')), { passed: 1, failed: 0, skipped: 1 });
    assert.deepEqual(count(wanted_of(tests, '')), { passed: 1, failed: 0, skipped: 2 });
});
