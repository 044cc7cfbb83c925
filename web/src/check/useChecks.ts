// A check for every sheet, as it is written.
import { useEffect, useRef, useState } from 'react';
import { check_template, type Template, type TemplateAuthor } from '../api/template';
import type { Reason } from '../api/types';
import { Checker, type CheckState } from '../parts/composer/checker';
import { format_of, letters_over, type Sheet } from './sheets';

export type Check = CheckState<Template>;
export interface Circumstances {
    author: TemplateAuthor;
    reason?: Reason | undefined; // Why a seller opens a message; without, an answer.
}

const idle: Check = { phase: 'idle' };

export function useChecks(sheets: Sheet[], { author, reason }: Circumstances): (sheet: Sheet) => Check {
    const [states, set_states] = useState<ReadonlyMap<string, Check>>(new Map());
    const checkers = useRef(new Map<string, Checker<Template>>());
    useEffect(() => {
        const wanted = new Set<string>();
        for (const sheet of sheets) {
            const key = key_of(sheet, author);
            wanted.add(key);
            const checker = checkers.current.get(key) ?? make(key, author, sheet);
            checkers.current.set(key, checker);
            const { text, subject } = sheet;
            if (letters_over(sheet) === 0) checker.take({ text, ...(subject && { subject }), ...(reason && { reason }) });
        }
        for (const [key, checker] of checkers.current) {
            if (wanted.has(key)) continue;
            checker.stop();
            checkers.current.delete(key);
        }
        function make(key: string, of: TemplateAuthor, sheet: Sheet): Checker<Template> {
            const format = format_of(sheet);
            return new Checker<Template>(
                (template, signal) => check_template(of, format, template, signal),
                (state) => set_states((before) => new Map(before).set(key, state)),
            );
        }
    }, [sheets, author, reason]);
    useEffect(() => {
        const all = checkers.current;
        return () => {
            for (const checker of all.values()) checker.stop();
        };
    }, []);
    return (sheet) => states.get(key_of(sheet, author)) ?? idle;
}

function key_of(sheet: Sheet, author: TemplateAuthor): string {
    return `${sheet.id} ${author} ${format_of(sheet)}`;
}
