// A subject as far as the contract takes it.
import { to_units } from './code_points';

const subject_max = 200; // The contract's maxLength, in code points.

export const cut_subject = (text: string): string => text.slice(0, to_units(text, subject_max));
