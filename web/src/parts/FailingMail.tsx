// A quiet line on top: mails to the reader come back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { forget_failing_mail, session_query } from '../api/session';
import { useWords } from '../words/WordsContext';
import './banners.css';
import { Shown } from './Shown';
import { useReader } from './useReader';

export function FailingMail() {
    const { t } = useWords();
    const client = useQueryClient();
    const { failing_mail: failing } = useReader();
    const forgetting = useMutation({
        mutationFn: forget_failing_mail,
        onSuccess: () => client.invalidateQueries({ queryKey: session_query.queryKey }),
    });
    if (!failing) return null;
    return (
        <div role="status" className="banner failing-mail">
            <p>
                {t('banner.failing_mail', { address: failing.address })}{' '}
                <span className="soft">
                    {t('banner.failing_mail_reply')}{' '}
                    <q>
                        <Shown text={failing.reply} />
                    </q>
                </span>
            </p>
            <button type="button" className="btn" disabled={forgetting.isPending} onClick={() => forgetting.mutate()}>
                {t('banner.failing_mail_done')}
            </button>
        </div>
    );
}
