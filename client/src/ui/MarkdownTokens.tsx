import { pictureIn } from '@leaven/shared/attachments/pictures';
import { type Mention, mentionAtStart } from '@leaven/shared/mentions';
import { Marked, type MarkedToken, type Token } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { MentionLink } from './mentions/MentionLink';
import { TextPicture } from './TextPicture';

const asText = () => undefined;

/**
 * Markdown-lite: bold, italic, lists, links, quotes and code. Whatever else Markdown knows (headings,
 * tables, pictures, HTML) stays the characters that were typed.
 */
const lite = new Marked({
  gfm: true,
  breaks: true,
  tokenizer: {
    heading: asText,
    lheading: asText,
    hr: asText,
    html: asText,
    table: asText,
    def: asText,
    tag: asText,
    reflink: asText,
    del: asText,
  },
});

interface MentionToken {
  type: 'mention';
  raw: string;
  mention: Mention;
}

lite.use({
  extensions: [
    {
      name: 'mention',
      level: 'inline',
      start: (text) => text.search(/\[[@#]/),
      tokenizer(text) {
        const found = mentionAtStart(text);
        return found && ({ type: 'mention', ...found } satisfies MentionToken);
      },
    },
  ],
});

const safeAddress = /^(https?:|mailto:)/i;

const renderAll = (tokens: readonly Token[] | undefined): ReactNode =>
  tokens?.map((token, index) => (
    <Fragment key={index}>{render(token as MarkedToken | MentionToken)}</Fragment>
  ));

/** React elements and text, never HTML: there is nothing here to sanitise. */
function render(token: MarkedToken | MentionToken): ReactNode {
  switch (token.type) {
    case 'mention':
      return <MentionLink mention={token.mention} />;
    case 'paragraph':
      return <p>{renderAll(token.tokens)}</p>;
    case 'text':
      return token.tokens ? renderAll(token.tokens) : token.text;
    case 'escape':
      return token.text;
    case 'strong':
      return <strong>{renderAll(token.tokens)}</strong>;
    case 'em':
      return <em>{renderAll(token.tokens)}</em>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is scrolled with the keys
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{renderAll(token.tokens)}</blockquote>;
    case 'br':
      return <br />;
    case 'image': {
      const id = pictureIn(token.href);
      return id ? <TextPicture id={id} alt={token.text} /> : token.raw;
    }
    case 'link':
      return safeAddress.test(token.href) ? (
        <a href={token.href} rel="nofollow noopener noreferrer" target="_blank">
          {renderAll(token.tokens)}
        </a>
      ) : (
        token.raw
      );
    case 'list': {
      const items = token.items.map((item, index) => <li key={index}>{renderAll(item.tokens)}</li>);
      return token.ordered ? <ol start={token.start || 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'space':
      return null;
    default:
      return token.raw;
  }
}

/** Loaded when the first text with any mark-up in it is shown. */
export default function MarkdownTokens({ text }: { text: string }) {
  return renderAll(lite.lexer(text));
}
