// The server's clock, as the `Date` of its answers tells it (RFC 9110 section 6.6.1).
let ahead_ms: number | null = null; // Of the clock here; too little by the way of the answer and the part of a second that `Date` leaves out.

export function hear_date(header: string | null): void {
    const told = Date.parse(header ?? '');
    if (!Number.isNaN(told)) ahead_ms = told - Date.now();
}

// What it showed when the clock here showed `local_ms`, or a little less; null where no answer has told.
export const server_time = (local_ms: number): number | null => (ahead_ms === null ? null : local_ms + ahead_ms);
