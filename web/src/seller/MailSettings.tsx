// E-mail of a seller: what the reader gets by mail, and whose mails may speak for the seller.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { decide_sender, put_own_mail, seller_mail_query, type SenderDecision } from '../api/mail';
import { session_query } from '../api/session';
import type { MailSender, MailTiming, SellerMail } from '../api/types';
import { announce } from '../parts/announce';
import { Empty, Skeleton } from '../parts/feedback';
import { MailTimes } from '../parts/MailTimes';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import { watch_mails } from './mail-watch';
import { SenderRow } from './SenderRow';
import './mail-settings.css';

export function MailSettings() {
    const { t } = useWords();
    const { seller } = useDesk();
    usePageTitle(t('mail.title'));
    const query = useQuery({ ...seller_mail_query(seller), refetchInterval: ({ state }) => watch_mails(state.data?.senders) });
    return (
        <main id="main" className="desk-page mail-settings">
            <h1>{t('mail.title')}</h1>
            {query.isPending && <Skeleton rows={4} />}
            {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data?.domain === '' && <Empty title={t('mail.off')} />}
            {query.data && query.data.domain !== '' && <Choices seller={seller} mail={query.data} />}
        </main>
    );
}

function Choices({ seller, mail }: { seller: number; mail: SellerMail }) {
    const { role } = useReader();
    return (
        <>
            {(role === 'owner' || role === 'manager' || role === 'agent') && <Own seller={seller} mail={mail} />}
            <Senders seller={seller} mail={mail} may_decide={role === 'owner' || role === 'manager'} />
        </>
    );
}

// The answer to every change is the whole as it stands now.
function useKeeping<T>(seller: number, change: (wanted: T) => Promise<SellerMail>) {
    const client = useQueryClient();
    const { t } = useWords();
    return useMutation({
        mutationFn: change,
        onSuccess: (mail) => {
            client.setQueryData(seller_mail_query(seller).queryKey, mail);
            void client.invalidateQueries({ queryKey: session_query.queryKey }); // It says whether mails arrive.
            announce(t('settings.saved'));
        },
    });
}

function Own({ seller, mail }: { seller: number; mail: SellerMail }) {
    const { t } = useWords();
    const saving = useKeeping(seller, (wanted: { by_mail: boolean; mail_timing?: MailTiming }) => put_own_mail(seller, wanted));
    const { by_mail, mail_timing } = { ...mail, ...(saving.isPending && saving.variables) };
    return (
        <section className="card" aria-labelledby="mail-own">
            <h2 id="mail-own">{t('mail.own')}</h2>
            <label className="row">
                <input
                    type="checkbox"
                    className="check"
                    checked={by_mail}
                    disabled={saving.isPending || mail.own_address === ''}
                    onChange={(event) => saving.mutate({ by_mail: event.target.checked })}
                />
                {t('mail.by_mail')}
            </label>
            <p className="soft small">
                {mail.own_address === '' ? t('mail.no_address') : t('mail.own_text', { address: mail.own_address })}
            </p>
            {by_mail && (
                <MailTimes
                    timing={mail_timing}
                    disabled={saving.isPending}
                    on_change={(timing) => saving.mutate({ by_mail, mail_timing: timing })}
                />
            )}
            {saving.error && <ProblemNote error={saving.error} />}
        </section>
    );
}

interface SendersProps {
    seller: number;
    mail: SellerMail;
    may_decide: boolean;
}

function Senders({ seller, mail: { senders, sends }, may_decide }: SendersProps) {
    const { t } = useWords();
    const deciding = useKeeping(seller, ({ address, decision }: { address: string; decision: SenderDecision }) =>
        decide_sender(seller, address, decision),
    );
    const waiting = senders.filter(({ state }) => state === 'refused');
    const decided = senders.filter(({ state }) => state !== 'refused');
    const row = (sender: MailSender) => (
        <SenderRow
            key={sender.address}
            sender={sender}
            sends={sends}
            may_decide={may_decide}
            busy={deciding.isPending}
            on_decide={(decision) => deciding.mutate({ address: sender.address, decision })}
        />
    );
    return (
        <section className="card" aria-labelledby="mail-senders">
            <h2 id="mail-senders">{t('mail.senders')}</h2>
            <p className="soft small">{t('mail.senders_text')}</p>
            {waiting.length > 0 && (
                <>
                    <h3>{t('mail.waiting')}</h3>
                    <ul className="mail-senders">{waiting.map(row)}</ul>
                </>
            )}
            {decided.length > 0 && <ul className="mail-senders">{decided.map(row)}</ul>}
            {senders.length === 0 && <p className="soft">{t('mail.no_senders')}</p>}
            {deciding.error && <ProblemNote error={deciding.error} />}
            {may_decide && <NewSender busy={deciding.isPending} on_add={(address) => deciding.mutate({ address, decision: 'approved' })} />}
        </section>
    );
}

// An address, or "@" and a domain; the server looks closer.
const is_sender = (text: string) => /^[^\s@<>]*@[^\s@<>]+\.[^\s@<>]+$/.test(text);

function NewSender({ busy, on_add }: { busy: boolean; on_add: (address: string) => void }) {
    const { t } = useWords();
    const [address, set_address] = useState('');
    const add = (event: SubmitEvent) => {
        event.preventDefault();
        if (!is_sender(address.trim())) return;
        on_add(address.trim());
        set_address('');
    };
    return (
        <form className="mail-new" onSubmit={add}>
            <label className="label">
                {t('mail.new')}
                <input
                    className="field"
                    value={address}
                    placeholder="desk@shop.example"
                    autoComplete="off"
                    onChange={(event) => set_address(event.target.value)}
                />
            </label>
            <button type="submit" className="btn main" disabled={busy || !is_sender(address.trim())}>
                {t('mail.add')}
            </button>
        </form>
    );
}
