import type { DeliveryState } from '../api/types';
import { useNow, useWords } from '../words/WordsContext';

const tones: Partial<Record<DeliveryState, string>> = { delivered: 'good', to_plan: 'warn', cancelled: 'bad' };

export function DeliveryTag({ state, at }: { state: DeliveryState; at: string | undefined }) {
    const { t, date } = useWords();
    const now = useNow();
    const words = state === 'delivered' && at !== undefined ? t('delivery.delivered_at', { date: date(at, now) }) : t(`delivery.${state}`);
    return <span className={`tag ${tones[state] ?? ''}`}>{words}</span>;
}
