// The page of the API as HTML: plain, readable without scripts, everything in one document.
import { name_of, sample_of } from './contract.mjs';

const escape = (text) =>
    String(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
// Of Markdown the contract uses paragraphs and `code`.
const inline = (text) => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
const paragraphs = (text) =>
    (text ?? '')
        .trim()
        .split(/\n+/)
        .filter((line) => line !== '')
        .map((line) => `<p>${inline(line)}</p>`)
        .join('\n');
const json = (value) => JSON.stringify(value, null, 2);
// Long addresses break before a part.
const break_path = (path) => escape(path).replaceAll(/(?<=.)\//g, '<wbr>/');
const words_of = (id) => id.replaceAll(/([A-Z])/g, ' $1').toLowerCase();

export function make_renderer({ document, operations, resolve }, problems) {
    const type_of = (schema) => {
        const name = name_of(schema);
        if (name) return `<a href="#schema-${name}">${escape(name)}</a>`;
        const own = resolve(schema);
        if (own.type === 'array') return `list of ${type_of(own.items)}`;
        const choice = own.oneOf ?? own.anyOf;
        if (choice) return choice.map(type_of).join(' or ');
        return escape([own.type].flat().join(' or ') + (own.format ? `, ${own.format}` : ''));
    };
    const limits_of = (schema) => {
        const own = schema.$ref ? {} : schema;
        const said = [];
        if (own.enum) said.push(`one of ${own.enum.map((word) => `<code>${escape(word)}</code>`).join(', ')}`);
        if (own.minimum !== undefined) said.push(`at least ${own.minimum}`);
        if (own.maximum !== undefined) said.push(`at most ${own.maximum}`);
        if (own.minLength > 0 && own.maxLength) said.push(`${own.minLength} to ${own.maxLength} characters`);
        else if (own.maxLength) said.push(`at most ${own.maxLength} characters`);
        if (own.maxItems) said.push(`${own.minItems ?? 0} to ${own.maxItems} entries`);
        if (own.pattern) said.push(`matches <code>${escape(own.pattern)}</code>`);
        if (own.default !== undefined) said.push(`${escape(own.default)} where absent`);
        return said.length > 0 ? `<span class="limits">${said.join('; ')}</span>` : '';
    };
    const field = (name, schema, needed, description) => `
<div><dt><code>${escape(name)}</code> <span class="kind">${type_of(schema)}</span>${needed ? ' <span class="needed">required</span>' : ''}</dt>
<dd>${inline(description ?? schema.description ?? '')} ${limits_of(schema)}</dd></div>`;
    const fields = (schema) => {
        const own = resolve(schema);
        if (own.type !== 'object') return `<p>${type_of(own)} ${limits_of(own)}</p>`;
        const rows = Object.entries(own.properties ?? {}).map(([name, one]) => field(name, one, own.required?.includes(name)));
        return `<dl class="fields">${rows.join('')}</dl>`;
    };
    const copyable = (text, label) => `
<div class="sample"><button type="button" class="btn copy" aria-label="Copy ${escape(label)}">Copy</button><pre tabindex="0"><code>${escape(text)}</code></pre></div>`;

    const example_of = (parameter) => parameter.example ?? sample_of(parameter.schema, resolve, parameter.name);
    const address_of = (one) => {
        const path = one.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
            encodeURIComponent(example_of(one.parameters.find((parameter) => parameter.name === name))),
        );
        const query = one.parameters
            .filter((parameter) => parameter.in === 'query' && parameter.example !== undefined)
            .map((parameter) => `${parameter.name}=${encodeURIComponent(parameter.example)}`)
            .join('&');
        return query === '' ? path : `${path}?${query}`;
    };
    // What a person at a terminal would type. A buyer has no tokens: the cookie of a sign-in does.
    const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
    const command_of = (one) => {
        const parts = [`curl${{ GET: '', HEAD: ' --head' }[one.method] ?? ` -X ${one.method}`} ${quote(`$ORIGIN${address_of(one)}`)}`];
        const open = one.security?.length === 0;
        const by_cookie = one.tag === 'Buyer' || one.tag === 'Session';
        if (open && one.id !== 'getHealth' && one.tag === 'Session' && one.method !== 'GET')
            parts.push('-c cookies.txt', `-H ${quote('Origin: $ORIGIN')}`);
        else if (!open && by_cookie) parts.push('-b cookies.txt', ...(one.method === 'GET' ? [] : [`-H ${quote('Origin: $ORIGIN')}`]));
        else if (!open) parts.push(`-H ${quote('Authorization: Bearer TOKEN')}`);
        for (const parameter of one.parameters)
            if (parameter.in === 'header' && parameter.example !== undefined)
                parts.push(`-H ${quote(`${parameter.name}: ${parameter.example}`)}`);
        const content = one.requestBody?.content?.['application/json'];
        if (content)
            parts.push(
                `-H ${quote('Content-Type: application/json')}`,
                `-d ${quote(json(content.example ?? sample_of(content.schema, resolve)))}`,
            );
        const bytes = one.requestBody?.content?.['application/offset+octet-stream'];
        if (bytes) parts.push(`-H ${quote('Content-Type: application/offset+octet-stream')}`, '--data-binary @FILE');
        return parts.join(' \\\n  ');
    };

    const answer = (one, status, given) => {
        const response = resolve(given);
        const [media_type, content] = Object.entries(response.content ?? {})[0] ?? [];
        const label = status === 'default' ? 'otherwise' : status;
        const shape = content?.schema ? ` <span class="kind">${type_of(content.schema)}</span>` : '';
        const head = `<p><strong class="num">${label}</strong> ${inline(response.description)}${shape}</p>`;
        if (media_type !== 'application/json') return head;
        const sample = copyable(json(sample_of(content.schema, resolve)), `the answer ${status} of ${words_of(one.id)}`);
        return `${head}<details><summary>Such an answer</summary>${sample}</details>`;
    };
    const operation = (one) => {
        const content = one.requestBody?.content?.['application/json'];
        const places = { path: 'In the address', query: 'In the query', header: 'In the headers' };
        const parameters = Object.entries(places).map(([place, title]) => {
            const rows = one.parameters.filter((parameter) => parameter.in === place);
            if (rows.length === 0) return '';
            const list = rows.map((each) => field(each.name, each.schema, each.required && place !== 'path', each.description)).join('');
            return `<h4>${title}</h4><dl class="fields">${list}</dl>`;
        });
        return `
<article id="${one.id}" class="card operation">
<h3><span class="method ${one.method.toLowerCase()}">${one.method}</span> <code>${break_path(one.path)}</code> <a class="anchor" href="#${one.id}" aria-label="Link to ${words_of(one.id)}">#</a></h3>
<p class="summary">${inline(one.summary)}</p>
${paragraphs(one.description)}
${one.security?.length === 0 ? '<p class="soft small">Open: nobody needs to be signed in.</p>' : ''}
${parameters.join('')}
${content ? `<h4>Body ${name_of(content.schema) ? `<span class="kind">${type_of(content.schema)}</span>` : ''}</h4>${fields(content.schema)}` : ''}
<h4>Example</h4>${copyable(command_of(one), `the example of ${words_of(one.id)}`)}
<h4>Answers</h4>${Object.entries(one.responses)
            .map(([status, given]) => answer(one, status, given))
            .join('')}
</article>`;
    };
    const schema = ([name, one]) => `
<article id="schema-${name}" class="card schema"><h3><code>${name}</code></h3>${paragraphs(one.description)}${fields(one)}</article>`;
    const problem = ({ code, status, title }) => `
<div id="problem-${code}"><dt><code>/problems/${code}</code></dt><dd><span class="num">${status}</span> ${escape(title)}</dd></div>`;

    const link = (one) => `
<li><a href="#${one.id}" data-words="${escape(`${one.method} ${one.path} ${one.id} ${words_of(one.id)} ${one.summary}`.toLowerCase())}"><span class="method ${one.method.toLowerCase()}">${one.method}</span><span>${break_path(one.path.replace('/v1', ''))}</span></a></li>`;
    const of_tag = (tag) => operations.filter((one) => one.tag === tag.name);
    const tags = document.tags.filter((tag) => of_tag(tag).length > 0);
    const menu = tags
        .map((tag) => `<li class="group"><h2>${escape(tag.name)}</h2><ul>${of_tag(tag).map(link).join('')}</ul></li>`)
        .join('');
    const main = tags
        .map(
            (tag) =>
                `<section aria-labelledby="tag-${tag.name}"><h2 id="tag-${tag.name}">${escape(tag.name)}</h2>${paragraphs(tag.description)}${of_tag(tag).map(operation).join('')}</section>`,
        )
        .join('');

    return ({ style, script, icon }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API · ${escape(document.info.title)}</title>
<link rel="icon" type="image/svg+xml" href="${icon}">
<link rel="stylesheet" href="${style}">
<script src="${script}" defer></script>
</head>
<body class="api">
<header class="top-bar"><a class="skip" href="#main">Skip to the content</a><a href="/" class="brand">Stoa</a><span class="api-title soft">API ${escape(document.info.version)}</span><span class="grow"></span>
<button type="button" class="btn menu-button" aria-expanded="false" aria-controls="menu">Operations</button></header>
<div class="columns">
<nav id="menu" class="menu" aria-label="Operations">
<label class="label" for="search">Search operations</label><input id="search" type="search" class="field" autocomplete="off" spellcheck="false">
<p id="found" class="soft small" role="status"></p>
<ul>${menu}<li class="group"><h2>More</h2><ul><li><a href="#problems" data-words="problems refusals errors codes">Problems</a></li><li><a href="#schemas" data-words="schemas objects types">Schemas</a></li></ul></li></ul>
</nav>
<main id="main" tabindex="-1">
<h1>${escape(document.info.title)}: the API</h1>
<div class="intro card">${paragraphs(document.info.description)}
<p><a href="/api/openapi.yaml">openapi.yaml</a> says all of this for programs.</p></div>
${main}
<section aria-labelledby="problems"><h2 id="problems">Problems</h2><p>Every refusal is a <a href="#schema-Problem">Problem</a>; its <code>type</code> is one of these and stays.</p><article class="card"><dl class="fields">${problems.map(problem).join('')}</dl></article></section>
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>${Object.entries(document.components.schemas).map(schema).join('')}</section>
</main>
</div>
</body>
</html>
`;
}
