import { expect, it } from 'vitest';
import { gather_choices, time_zones, usual_quiet_hours } from './mail_times';

it('offers what is kept among the usual spans', () => {
    expect(gather_choices(3)).toEqual([0, 3, 15, 60, 240]);
    expect(gather_choices(20)).toEqual([0, 3, 15, 20, 60, 240]);
});

it('offers every zone once, with the one that is kept', () => {
    const zones = time_zones('Etc/GMT+3');
    expect(zones).toContain('Etc/GMT+3');
    expect(zones).toContain(usual_quiet_hours().time_zone);
    expect(new Set(zones).size).toBe(zones.length);
    expect([...zones].sort()).toEqual(zones);
});
