import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconEye,
  IconItalic,
  IconLink,
  IconList,
} from '@tabler/icons-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import type { TablerIcon } from './Icon';
import { Markdown } from './Markdown';
import styles from './Markdown.module.css';
import { applyMark, type Mark } from './marks';
import { useMentions } from './mentions/useMentions';

/** The first three everywhere, the others where there is room; typed, all of them work. */
const tools: readonly { mark: Mark; icon: TablerIcon; className?: string }[] = [
  { mark: 'bold', icon: IconBold },
  { mark: 'italic', icon: IconItalic },
  { mark: 'list', icon: IconList },
  { mark: 'quote', icon: IconBlockquote, className: 'from-768' },
  { mark: 'code', icon: IconCode, className: 'from-768' },
  { mark: 'link', icon: IconLink, className: 'from-768' },
];

const keys: Readonly<Record<string, Mark>> = { b: 'bold', i: 'italic', k: 'link' };

export interface MarkdownEditorProps {
  value: string;
  onChange: (value: string) => void;
  /** The field's name, for readers. */
  label: string;
  placeholder?: string;
  maxLength?: number;
  minRows?: number;
  autoFocus?: boolean;
  /** What is wrong with the text. */
  problem?: string | undefined;
  /** Ctrl+Enter, or ⌘ and Enter. */
  onSubmit?: () => void;
  /** At the end of the bar: what is kept, the button. */
  tools?: ReactNode;
}

/** A text field for Markdown-lite: marks by button or key, a preview, and it grows with the text. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { value, onChange, label, minRows = 2, problem, onSubmit } = props;
  const { t } = useTranslation('ui');
  const { fieldProps, suggestions } = useMentions(value, onChange);
  const problemId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [previewing, setPreviewing] = useState(false);
  const style: CSSProperties & { '--min-height': string } = {
    '--min-height': `${minRows * 1.5 + 1.5}rem`,
  };
  const wantsFocus = props.autoFocus === true;
  useEffect(() => {
    if (wantsFocus) area.current?.focus();
  }, [wantsFocus]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    const mark = keys[event.key];
    if (event.key === 'Enter') onSubmit?.();
    else if (mark && area.current) applyMark(area.current, mark);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.editor} style={style}>
      {previewing ? (
        <div className={styles.preview}>
          {value ? <Markdown text={value} small /> : <p className="muted">{t('editor.empty')}</p>}
        </div>
      ) : (
        <textarea
          ref={area}
          className={styles.text}
          aria-label={label}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? problemId : undefined}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          rows={minRows}
          dir="auto"
          {...fieldProps}
          onKeyDown={onKeyDown}
        />
      )}
      {suggestions}
      {problem && (
        <p className="sr" id={problemId}>
          {problem}
        </p>
      )}
      <div className={styles.tools}>
        {tools.map(({ mark, icon, className }) => (
          <IconButton
            key={mark}
            icon={icon}
            className={className}
            label={t(`editor.${mark}`)}
            disabled={previewing}
            onClick={() => area.current && applyMark(area.current, mark)}
          />
        ))}
        <IconButton
          icon={IconEye}
          label={t('editor.preview')}
          aria-pressed={previewing}
          onClick={() => setPreviewing(!previewing)}
        />
        {props.tools && <div className="end">{props.tools}</div>}
      </div>
    </div>
  );
}
