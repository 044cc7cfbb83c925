// Where things are: the project, the program under test, and the shared material that lies beside the project.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const program = process.env['STOA_PROGRAM'] ?? join(root, 'build/stoa');
export const contractFile = join(root, 'api/openapi.yaml');

// A file or folder of ../shared. Where it is missing the tests that need it are skipped; with CI=true they run, and fail.
export function shared(path: string): { path: string; missing: boolean } {
    const whole = join(root, '../shared', path);
    return { path: whole, missing: !existsSync(whole) && process.env['CI'] !== 'true' };
}
