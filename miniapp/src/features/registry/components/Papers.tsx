import type { CertificateView, SiteStandingView } from '@huiyue/shared/contract/registry';
import type { CertificateKind } from '@huiyue/shared/registry/certificate';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { StatusTag } from '../../../ui/StatusTag';
import { paperNames } from '@huiyue/shared/registry/paperNames';
import { certificateHints, certificateStates, validityWords } from '../words';

type Props = {
  readonly standing: Pick<SiteStandingView, 'certificates' | 'missing'>;
  /** Left out where one only looks. */
  readonly onChange?: (kind: CertificateKind) => void;
};

export function Papers({ standing, onChange }: Props) {
  const press = (kind: CertificateKind) => (onChange ? { onPress: () => onChange(kind) } : {});
  return (
    <Section title="证照">
      <List>
        {standing.certificates.map((one: CertificateView) => {
          const { tone, word } = certificateStates[one.state];
          return (
            <ListRow
              key={one.kind}
              title={paperNames[one.kind]}
              note={`${one.number} · ${validityWords(one)}`}
              value={<StatusTag tone={tone}>{word}</StatusTag>}
              {...press(one.kind)}
            />
          );
        })}
        {standing.missing.map((kind) => (
          <ListRow
            key={kind}
            title={paperNames[kind]}
            note={certificateHints[kind]}
            value={<StatusTag tone="quiet">没有填</StatusTag>}
            {...press(kind)}
          />
        ))}
      </List>
    </Section>
  );
}
