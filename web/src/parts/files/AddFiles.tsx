// The paper clip: opens the browser's file dialog; on a phone first a choice between camera and files.
import { useId, useRef, type ChangeEvent, type RefObject } from 'react';
import { useWords } from '../../words/WordsContext';
import './add-files.css';
import { limits_words } from './limits_words';
import { ClipSign } from './signs';
import type { FilesModel } from './useFiles';
import { usePhoneMenu } from './usePhoneMenu';

interface Props {
    files: FilesModel;
    disabled: boolean;
    worded?: boolean; // With words beside the sign, where there is room.
}

export function AddFiles({ files, disabled, worded = false }: Props) {
    const words = useWords();
    const { t } = words;
    const { limits, add } = files;
    const id = useId();
    const library = useRef<HTMLInputElement>(null);
    const camera = useRef<HTMLInputElement>(null);
    const box = useRef<HTMLDivElement>(null);
    const has_camera = matchMedia('(pointer: coarse)').matches;
    const menu = usePhoneMenu(box);
    if (!limits) return null;
    const take = (event: ChangeEvent<HTMLInputElement>) => {
        add([...(event.target.files ?? [])]);
        event.target.value = ''; // The same file may be chosen again.
    };
    const open = (input: RefObject<HTMLInputElement | null>) => {
        menu.close();
        input.current?.click();
    };
    const pictures = limits.media_types.filter((type) => type.startsWith('image/'));
    const photographs = has_camera && (limits.media_types.length === 0 || pictures.length > 0);
    return (
        <div className="add-files" ref={box}>
            <button
                type="button"
                className={worded ? 'btn' : 'btn add-files-sign'}
                aria-label={worded ? undefined : t('files.add')}
                aria-describedby={id}
                aria-expanded={photographs ? menu.is_open : undefined}
                disabled={disabled}
                onClick={() => (photographs ? menu.toggle() : open(library))}
            >
                <ClipSign />
                {worded && t('files.add')}
            </button>
            <p id={id} role="tooltip" className="add-files-limits small" hidden={menu.is_open}>
                {limits_words(words, limits)}
            </p>
            {menu.is_open && (
                <div className="add-files-menu card" role="group" aria-label={t('files.add')}>
                    <p className="small soft">{limits_words(words, limits)}</p>
                    <button type="button" className="btn" onClick={() => open(camera)}>
                        {t('files.camera')}
                    </button>
                    <button type="button" className="btn" onClick={() => open(library)}>
                        {t('files.choose')}
                    </button>
                </div>
            )}
            <input
                ref={library}
                type="file"
                className="unseen"
                tabIndex={-1}
                aria-label={t('files.choose')}
                multiple
                accept={limits.media_types.length > 0 ? limits.media_types.join(',') : undefined}
                onChange={take}
            />
            {photographs && (
                <input
                    ref={camera}
                    type="file"
                    className="unseen"
                    tabIndex={-1}
                    aria-label={t('files.camera')}
                    accept={pictures.length > 0 ? pictures.join(',') : 'image/*'}
                    capture="environment"
                    onChange={take}
                />
            )}
        </div>
    );
}
