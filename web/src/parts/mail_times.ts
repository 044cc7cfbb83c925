// What can be chosen about the times of mails.
import type { QuietHours } from '../api/types';

const offered = [0, 3, 15, 60, 240];

// The one that is kept is among them, also where a program chose another.
export function gather_choices(kept: number): number[] {
    return offered.includes(kept) ? offered : [...offered, kept].sort((a, b) => a - b);
}

const own_zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

// The night, by the clock of this device.
export const usual_quiet_hours = (): QuietHours => ({ from: '22:00', to: '07:00', time_zone: own_zone() });

// All that the browser knows; it leaves out names such as UTC that may be kept or its own.
export function time_zones(kept: string): string[] {
    return [...new Set([...Intl.supportedValuesOf('timeZone'), own_zone(), kept])].sort();
}
