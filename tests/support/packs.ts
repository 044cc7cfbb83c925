// A marketplace's own pack: numbers of sellers wait for a moderator.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './server.ts';

const careful = `name = "careful"
version = 1
effective_from = 2026-01-01
extends = "amazon-2025"

[rule."content.phone"]
applies_to = "all"
outcome = "hold"
buyer_outcome = "hold"
`;

// The settings of a server that goes by it. `more`: lines of TOML for the pack as a whole; `rules`: further tables.
export function carefulPack(more = '', rules = ''): Record<string, string> {
    const directory = join(temporaryDirectory(), 'packs');
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'careful.toml'), more + careful + rules);
    return { STOA_POLICY_PACK_DIRECTORY: directory, STOA_POLICY_PACK: 'careful' };
}
