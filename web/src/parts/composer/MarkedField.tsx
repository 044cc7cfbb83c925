// A text field that underlines findings: the same text lies behind it, with marks. Both grow together inside one scrolling box.
import { useLayoutEffect, useRef, type KeyboardEvent, type Ref } from 'react';
import './marked.css';
import { cut_segments, type Mark } from './marks';

interface Props {
    value: string;
    marks: Mark[];
    label: string;
    on_change: (value: string) => void;
    on_send?: () => void;
    single_line?: boolean;
    placeholder?: string;
    read_only?: boolean;
    described_by?: string;
    field_ref?: Ref<HTMLTextAreaElement>;
    id?: string;
}

export function MarkedField(props: Props) {
    const { value, marks, label, on_change, on_send, single_line = false, placeholder, read_only, described_by, field_ref, id } = props;
    const box = useRef<HTMLDivElement>(null);
    const on_key = (event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        if (event.ctrlKey || event.metaKey) {
            event.preventDefault();
            on_send?.();
        } else if (single_line) event.preventDefault();
    };
    // Writing at the end must not leave the last line behind the edge.
    useLayoutEffect(() => {
        const area = box.current?.querySelector('textarea');
        if (!box.current || !area || document.activeElement !== area) return;
        if (area.selectionEnd === area.value.length) box.current.scrollTop = box.current.scrollHeight;
    }, [value]);
    return (
        <div ref={box} className={single_line ? 'marked single' : 'marked'}>
            <div className="marked-grid">
                <div className="marked-back" dir="auto" aria-hidden="true">
                    {cut_segments(value, marks).map((segment, at) =>
                        segment.tone ? (
                            <mark key={at} className={segment.tone}>
                                {segment.text}
                            </mark>
                        ) : (
                            segment.text
                        ),
                    )}
                    {'\u200b'}
                </div>
                <textarea
                    ref={field_ref}
                    id={id}
                    dir="auto"
                    rows={1}
                    value={value}
                    aria-label={label}
                    aria-describedby={described_by}
                    aria-invalid={marks.some((mark) => mark.tone === 'bad') || undefined}
                    placeholder={placeholder}
                    readOnly={read_only}
                    onChange={(event) => on_change(single_line ? event.target.value.replace(/\s*\n\s*/g, ' ') : event.target.value)}
                    onKeyDown={on_key}
                />
            </div>
        </div>
    );
}
