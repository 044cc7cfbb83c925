// Prints where the demonstration marketplace is and who can sign in, from the files that it is made of.
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(`../../demo/${name}.json`, import.meta.url), 'utf8'));
const address = process.argv[2] ?? 'http://127.0.0.1:8080';

const rows = [
    ...read('sellers').flatMap((seller) => seller.members.map((member) => [member.login, member.name, `${member.role} of ${seller.name}`])),
    ...read('operators').map((operator) => [operator.login, operator.name, operator.role]),
    ...read('buyers')
        .filter((buyer) => buyer.login)
        .map((buyer) => [buyer.login, buyer.name, 'buyer']),
];
const widths = [0, 1].map((column) => Math.max(...rows.map((row) => [...row[column]].length)));
console.log(`
Stoa's demonstration marketplace: ${address}
Interface: ${address}/healthz, ${address}/metrics; the contract is api/openapi.yaml.

Who can sign in, all with the password "demonstration":
${rows.map((row) => `  ${row[0].padEnd(widths[0])}  ${row[1].padEnd(widths[1])}  ${row[2]}`).join('\n')}

Ctrl-C ends it.
`);
