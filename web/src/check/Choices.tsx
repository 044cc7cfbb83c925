// Who writes, and why: what decides which rules count. And the way to a file for those who cannot drop one.
import type { TemplateAuthor } from '../api/template';
import type { Reason } from '../api/types';
import { useWords } from '../words/WordsContext';

const authors: TemplateAuthor[] = ['seller', 'buyer'];
const reasons: Reason[] = [
    'customization', 'service_appointment', 'delivery_planning', 'feedback_request', 'invoice', 'return_question', 'order_information',
    'fulfilment_issue', 'return_issue', 'order_problem', 'warranty', 'digital_access_key', 'other_needed', 'legal_disclosure',
]; // prettier-ignore

interface Props {
    author: TemplateAuthor;
    reason: Reason | undefined;
    on_author: (author: TemplateAuthor) => void;
    on_reason: (reason: Reason | undefined) => void;
    on_files: (files: FileList) => Promise<void>;
}

export function Choices({ author, reason, on_author, on_reason, on_files }: Props) {
    const { t } = useWords();
    return (
        <div className="check-choices">
            <label className="label">
                {t('check.author')}
                <select className="field" value={author} onChange={(event) => on_author(event.target.value as TemplateAuthor)}>
                    {authors.map((each) => (
                        <option key={each} value={each}>
                            {t(`check.author.${each}`)}
                        </option>
                    ))}
                </select>
            </label>
            {author === 'seller' && (
                <label className="label check-reason">
                    {t('check.reason')}
                    <select
                        className="field"
                        value={reason ?? ''}
                        onChange={(event) => on_reason(reasons.find((each) => each === event.target.value))}
                    >
                        <option value="">{t('check.reply')}</option>
                        {reasons.map((each) => (
                            <option key={each} value={each}>
                                {t(`reason.${each}`)}
                            </option>
                        ))}
                    </select>
                </label>
            )}
            <label className="btn file-button check-files">
                {t('check.choose')}
                <input
                    type="file"
                    multiple
                    accept=".txt,.html,.htm,.md,text/plain,text/html"
                    onChange={(event) => {
                        if (event.target.files) void on_files(event.target.files);
                        event.target.value = ''; // The same file may be chosen again.
                    }}
                />
            </label>
        </div>
    );
}
