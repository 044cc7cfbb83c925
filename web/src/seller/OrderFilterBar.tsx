// The filters of Manage Orders, each a field that says what it is set to.
import { useId, type ReactNode } from 'react';
import { useWords } from '../words/WordsContext';
import { delivery_states, is_filtered, periods, read_filters, type OrderFilters } from './order-filters';

interface Props {
    filters: OrderFilters;
    on_change: (filters: OrderFilters) => void;
}

export function OrderFilterBar({ filters, on_change }: Props) {
    const { t } = useWords();
    const change: Change = (changes) => on_change(changed(filters, changes));
    return (
        <div className="order-filters" role="group" aria-label={t('filters.label')}>
            <Period filters={filters} change={change} />
            <Choice label={t('order.delivery')} value={filters.delivery} on_change={(delivery) => change({ delivery })}>
                <option value="">{t('filters.any_delivery')}</option>
                {delivery_states.map((state) => (
                    <option key={state} value={state}>
                        {t(`delivery.${state}`)}
                    </option>
                ))}
            </Choice>
            <Choice label={t('nav.messages')} value={filters.messages} on_change={(messages) => change({ messages })}>
                <option value="">{t('filters.any_messages')}</option>
                <option value="yes">{t('filters.messages.yes')}</option>
                <option value="no">{t('filters.messages.no')}</option>
            </Choice>
            <Choice label={t('orders.contact')} value={filters.contact} on_change={(contact) => change({ contact })}>
                <option value="">{t('filters.any_contact')}</option>
                <option value="yes">{t('filters.contact.yes')}</option>
                <option value="no">{t('filters.contact.no')}</option>
            </Choice>
            <Choice label={t('filters.sort')} value={filters.sort} sets={false} on_change={(sort) => change({ sort })}>
                <option value="">{t('filters.newest')}</option>
                <option value="oldest">{t('filters.oldest')}</option>
            </Choice>
            {is_filtered(filters) && <ClearFilters filters={filters} on_change={on_change} />}
        </div>
    );
}

// `undefined` takes a filter away.
type Changes = { [Name in keyof OrderFilters]: OrderFilters[Name] | undefined };
type Change = (changes: Changes) => void;

function changed(filters: OrderFilters, changes: Changes): OrderFilters {
    return read_filters(Object.fromEntries(Object.entries({ ...filters, ...changes })));
}

export function ClearFilters({ filters, on_change }: Props) {
    const { t } = useWords();
    const kept: OrderFilters = {};
    if (filters.sort !== undefined) kept.sort = filters.sort;
    return (
        <button type="button" className="btn plain" onClick={() => on_change(kept)}>
            {t('filters.clear')}
        </button>
    );
}

// A number of days up to now, or one's own dates.
function Period({ filters, change }: { filters: OrderFilters; change: Change }) {
    const { t } = useWords();
    const { days, from, to } = filters;
    const own = from !== undefined || to !== undefined;
    const today = new Date().toLocaleDateString('sv'); // 2026-11-25
    const choose = (value: string | undefined) => {
        if (value === 'own') change({ days: undefined, from: today, to: today });
        else change({ days: periods.find((each) => String(each) === value), from: undefined, to: undefined });
    };
    return (
        <>
            <Choice label={t('order.placed')} value={own ? 'own' : days === undefined ? undefined : String(days)} on_change={choose}>
                <option value="">{t('filters.any_time')}</option>
                {periods.map((each) => (
                    <option key={each} value={each}>
                        {t('filters.days', { days: each })}
                    </option>
                ))}
                <option value="own">{t('filters.own_dates')}</option>
            </Choice>
            {own && (
                <>
                    <Day label={t('filters.from')} value={from} max={to} on_change={(day) => change({ from: day })} />
                    <Day label={t('filters.to')} value={to} min={from} on_change={(day) => change({ to: day })} />
                </>
            )}
        </>
    );
}

interface ChoiceProps<T extends string> {
    label: string;
    value: T | undefined;
    on_change: (value: T | undefined) => void;
    sets?: boolean; // Whether a value narrows the list, and is shown as set.
    children: ReactNode;
}

function Choice<T extends string>({ label, value, on_change, sets = true, children }: ChoiceProps<T>) {
    const set = sets && value !== undefined;
    return (
        <select
            className={set ? 'field order-filter set' : 'field order-filter'}
            aria-label={label}
            value={value ?? ''}
            onChange={(event) => on_change(event.target.value === '' ? undefined : (event.target.value as T))}
        >
            {children}
        </select>
    );
}

interface DayProps {
    label: string;
    value: string | undefined;
    min?: string | undefined;
    max?: string | undefined;
    on_change: (day: string | undefined) => void;
}

function Day({ label, value, min, max, on_change }: DayProps) {
    const id = useId();
    return (
        <span className="order-filter-day">
            <label htmlFor={id} className="soft small">
                {label}
            </label>
            <input
                id={id}
                type="date"
                className="field order-filter set"
                value={value ?? ''}
                min={min}
                max={max}
                onChange={(event) => on_change(event.target.value === '' ? undefined : event.target.value)}
            />
        </span>
    );
}
