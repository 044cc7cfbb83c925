// A picture with the places marked that the rules are about.
import { useWords } from '../../words/WordsContext';
import { tone_of } from '../composer/marks';
import type { Finding } from '../../api/types';
import { box_of } from './file_findings';
import './files.css';
import type { Size } from './fit';

// Laid over a picture that fills the same place; `picture` is what the boxes are measured in.
export function Boxes({ findings, picture }: { findings: Finding[]; picture: Size }) {
    const { t } = useWords();
    const boxes = findings.flatMap((finding) => {
        const box = box_of(finding, picture);
        return box ? [{ ...box, tone: tone_of(finding.outcome), title: finding.title }] : [];
    });
    if (boxes.length === 0) return null;
    return (
        <svg
            className="boxes"
            viewBox={`0 0 ${picture.width} ${picture.height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={t('files.marked', { count: boxes.length })}
        >
            {boxes.map(({ x, y, width, height, tone, title }, at) => (
                <rect key={at} className={tone} x={x} y={y} width={width} height={height}>
                    <title>{title}</title>
                </rect>
            ))}
        </svg>
    );
}
