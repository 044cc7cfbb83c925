import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { database_for_clang } from './compile_commands.mjs';
import { check_layers, parse_layers } from './layers.mjs';
import { check_beside, check_first_comment, check_patterns, check_sizes, check_try } from './rules.mjs';
import { blocks_of, views_of } from './source.mjs';

const rules = JSON.parse(readFileSync(new URL('../house_rules.json', import.meta.url), 'utf8'));
const layers = parse_layers('# comment\nbase:\ndomain: base !base/json.h\napp: domain base\n');

describe('house rules', () => {
    for (const rule of rules.filter((one) => one.pattern)) {
        const path = rule.example ?? 'src/app/example.cpp';
        for (const line of rule.bad)
            it(`${rule.id} finds ${line}`, () => assert.equal(check_patterns(path, `${line}\n`, [rule]).length, 1));
        for (const line of rule.good)
            it(`${rule.id} passes ${line}`, () => assert.deepEqual(check_patterns(path, `${line}\n`, [rule]), []));
    }
    it('say which file a rule leaves out', () => {
        const [rule] = rules.filter((one) => one.id === 'sql-in-store');
        assert.deepEqual(check_patterns('src/store/example.cpp', rule.bad[0], [rule]), []);
    });
    it('wants a first comment in headers', () => {
        assert.equal(check_first_comment('src/base/a.h', '#pragma once\n').length, 1);
        assert.deepEqual(check_first_comment('src/base/a.h', '// What it is for.\n#pragma once\n'), []);
    });
    it('wants files beside others', () => {
        const files = '^src/policy/rules/\\w+\\.cpp$';
        const rule = { id: 'cases', why: 'a rule has cases', files, contains: 'const Rule', beside: ['{stem}.cases'] };
        const of = (paths, text) => check_beside(paths, [rule], () => text).map((finding) => finding.message);
        assert.deepEqual(of(['src/policy/rules/a.cpp', 'src/policy/rules/a.cases'], 'const Rule a_rule'), []);
        assert.deepEqual(of(['src/policy/rules/a.cpp'], 'bool help()'), []);
        assert.deepEqual(of(['src/policy/rules/a.cpp'], 'const Rule a_rule'), ['a rule has cases: src/policy/rules/a.cases is missing']);
    });
});

describe('layers', () => {
    const lines_of = (path, text) => check_layers(path, text, layers).map((finding) => finding.line);
    it('let a folder see what it names', () =>
        assert.deepEqual(lines_of('src/app/a.cpp', '#include "app/a.h"\n#include "domain/ids.h"\n#include <vector>\n'), []));
    it('refuse what points up', () => assert.deepEqual(lines_of('src/domain/a.cpp', '#include "base/text.h"\n#include "app/a.h"\n'), [2]));
    it('refuse a hidden header, but not to tests', () => {
        assert.deepEqual(lines_of('src/domain/a.cpp', '#include "base/json.h"\n'), [1]);
        assert.deepEqual(lines_of('src/domain/a_test.cpp', '#include "base/json.h"\n'), []);
    });
    it('refuse a header without its folder and a folder that is not written down', () => {
        assert.deepEqual(lines_of('src/app/a.cpp', '#include "a.h"\n'), [1]);
        assert.deepEqual(lines_of('src/common/a.cpp', '\n'), [1]);
    });
    it('leave main alone', () => assert.deepEqual(lines_of('src/main.cpp', '#include "wiring/run.h"\n'), []));
});

describe('TRY', () => {
    const rules_of = (text) => check_try('src/app/a.cpp', text).map((finding) => finding.rule);
    const body = (statement) => `Result<int> f(int x) {\n    ${statement}\n}\n`;
    for (const good of [
        'const auto a = TRY(g(x));',
        'TRY(g({.a = x}));',
        'if (TRY(g(x))) return 1;',
        'for (;;) { TRY(g(x)); }',
        'h([&] { const auto b = TRY(g(x)); return b; });',
    ])
        it(`may stand in ${good}`, () => assert.deepEqual(rules_of(body(good)), []));
    for (const bad of [
        'return A{TRY(g(x)), 1};',
        'const A a{.b = TRY(g(x))};',
        'h({.b = TRY(g(x))});',
        'return {1, TRY(g(x))};',
        'const A a = {TRY(g(x))};',
    ])
        it(`may not stand in ${bad}`, () => assert.deepEqual(rules_of(body(bad)), ['try-in-list']));
    it('may not stand in a coroutine', () => {
        assert.deepEqual(rules_of('asio::awaitable<void> f() {\n    const auto a = TRY(g());\n    co_return;\n}\n'), ['try-in-coroutine']);
    });
    it('may stand in a lambda inside a coroutine', () => {
        assert.deepEqual(rules_of('asio::awaitable<void> f() {\n    co_await run([] { TRY(g()); return ok(); });\n}\n'), []);
    });
});

describe('sizes', () => {
    const lines = (count) => 'x();\n'.repeat(count);
    it('count the lines of a function', () => {
        assert.equal(check_sizes('src/a.cpp', `void f() {\n${lines(71)}}\n`)[0].rule, 'function-size');
        assert.equal(check_sizes('src/a.cpp', `void f() {\n${lines(50)}}\n`)[0].warning, true);
        assert.deepEqual(check_sizes('src/a.cpp', `void f() {\n${lines(20)}}\n`), []);
    });
    it('do not take a class or a table for a function', () => {
        assert.deepEqual(check_sizes('src/a.h', `struct A {\n${'int a;\n'.repeat(80)}};\n`), []);
        assert.deepEqual(check_sizes('src/a.h', `constexpr std::array table{\n${'1,\n'.repeat(80)}};\n`), []);
    });
    it('count the lines of a file', () => assert.equal(check_sizes('src/a.h', '\n'.repeat(501))[0].rule, 'file-size'));
});

describe('reading C++', () => {
    const kinds = (text) => blocks_of(views_of(text).code).map((block) => block.kind);
    it('keeps code, strings and comments apart', () => {
        const views = views_of('a("b // c", \'"\'); // d\nR"(e " f)" /* g */ 1\'000;');
        assert.equal(views.code.replace(/\s+/g, ' '), 'a(" ", \' \'); " " 1\'000;');
        assert.match(views.strings, /b \/\/ c/);
        assert.doesNotMatch(views.strings + views.code, /[dg]/);
    });
    it('knows blocks by what stands before them', () => {
        assert.deepEqual(kinds('namespace a {\nclass B : C {\nint f() const { if (x) { y(); } return 1; }\n};\n}'), [
            'container',
            'container',
            'function',
            'control',
        ]);
        assert.deepEqual(kinds('template <class T>\nResult<T> f(int a = 1) { const T t{1}; g([&](int b) -> int { return b; }); }'), [
            'function',
            'list',
            'lambda',
        ]);
        assert.deepEqual(kinds('A::A(int b) : b_(b) {\n}\nauto g() -> std::vector<int> { return {1}; }'), ['function', 'function', 'list']);
    });
    it('makes the compile database fit for clang', () => {
        const command = '/usr/bin/ccache /usr/bin/c++ -O2 -Winvalid-pch -include /b/x/cmake_pch.hxx -o a.o -c a.cpp';
        const read = () => '#pragma once\n#include <map>\n#include <span>\n';
        const [entry, ...others] = database_for_clang(
            [
                { file: 'a.cpp', command },
                { file: '/b/cmake_pch.hxx.cxx', command },
            ],
            read,
        );
        assert.deepEqual(others, []);
        assert.match(entry.command, /^\/usr\/bin\/c\+\+ -O2 -include map -include span -Wno-unknown-warning-option .* -o a\.o -c a\.cpp$/);
    });
});
