import path from 'node:path';
import type { CommentsFile } from '../../core/openings/comments.ts';
import type { LinksFile } from '../../core/openings/links.ts';
import type { Atlas } from '../../core/desk/areas.ts';
import type { Province } from '../../core/desk/province.ts';
import { toWorkingCalendar } from '../../core/desk/calendar.ts';
import type { DeskWords } from '../../core/desk/words.ts';
import type { NoticeRules, NoticeWords } from '../../core/desk/notices/rules.ts';
import type { WorkingCalendar } from '../../core/desk/workingTime.ts';
import type { Flow } from '../../core/flow/schema.ts';
import type { Phrases } from '../../core/flow/phrases.ts';
import type { Knowledge } from '../../core/knowledge/knowledge.ts';
import type { Law } from '../../core/policy/parameters.ts';
import type { ModelWords } from '../../core/grounding/modelWords.ts';
import type { StaffChatWords } from '../../core/staffChat/words.ts';
import type { ReportWords } from '../../core/reports/words.ts';
import type { PolicyWords } from '../../core/policy/words.ts';
import type { PictureWords } from '../../core/picture/words.ts';
import type { LocalDate } from '../../core/shared/localDate.ts';
import type { Lexicon } from '../../core/understanding/lexicon.ts';
import type { Ear } from '../../core/understanding/understand.ts';
import type { DeskRules } from '../../core/lead/deskRules.ts';
import type { GroupRules } from '../../core/lead/groups.ts';
import type { SavedReply } from '../../core/talk/replies.ts';
import type { TalkWords } from '../../core/talk/talkWords.ts';
import { loadLeadRules } from './loadLeadRules.ts';
import { loadCalendar } from './loadCalendar.ts';
import { loadDeskWords } from './loadDeskWords.ts';
import { loadKnowledge } from './loadKnowledge.ts';
import { loadFlows } from './loadFlows.ts';
import { loadLaw } from './loadLaw.ts';
import { loadModelWords } from './loadModelWords.ts';
import { loadNotices } from './loadNotices.ts';
import { loadOpenings } from './loadOpenings.ts';
import { loadPhrases } from './loadPhrases.ts';
import { loadPictureWords } from './loadPictureWords.ts';
import { loadPlaces } from './loadPlaces.ts';
import { loadPolicyWords } from './loadPolicyWords.ts';
import { loadReportWords } from './loadReportWords.ts';
import { loadReplies, loadTalkWords } from './loadTalk.ts';
import { loadStaffChatWords } from './loadStaffChatWords.ts';
import { loadUnderstanding } from './loadUnderstanding.ts';
import type { ContentProblem } from './yamlFile.ts';

/** Everything authors and editors write, checked and ready. */
export interface Content {
  readonly flows: readonly Flow[];
  readonly phrases: Phrases;
  readonly policyWords: PolicyWords;
  readonly pictureWords: PictureWords;
  readonly law: Law;
  readonly understanding: Ear;
  readonly knowledge: Knowledge;
  /** What a language model is told. */
  readonly modelWords: ModelWords;
  readonly lexicon: Lexicon;
  readonly deskWords: DeskWords;
  readonly reportWords: ReportWords;
  /** When colleagues are told, and with which words. */
  readonly noticeRules: NoticeRules;
  readonly noticeWords: NoticeWords;
  /** What colleagues often say to citizens, and what the bot says when it has them again. */
  readonly savedReplies: readonly SavedReply[];
  readonly talkWords: TalkWords;
  /** What the bot says to colleagues in a chat. */
  readonly staffChatWords: StaffChatWords;
  readonly calendar: WorkingCalendar;
  /** How the desk follows leads, and the potential groups of people. */
  readonly leadRules: DeskRules;
  readonly leadGroups: GroupRules;
  /** Communes by province. */
  readonly atlas: Atlas;
  /** The same places with their names. */
  readonly provinces: readonly Province[];
  /** What the route of the ear says to programs. */
  readonly said: Lexicon['said'];
  /** What an editor should look at soon: values that end, values not reviewed for a year. */
  readonly warnings: readonly ContentProblem[];
  /** Links and advertisements by their `ref`. */
  readonly links: LinksFile['links'];
  /** Which comments are answered in private. */
  readonly comments: CommentsFile;
}

/**
 * Reads both folders. Throws `ContentRefused` with file, line and cure of what cannot be used; the
 * warnings are judged for the day `on`.
 */
export async function loadContent(
  folders: { readonly flowsDir: string; readonly contentDir: string },
  on: LocalDate,
): Promise<Content> {
  const [flows, phrases, words, { law, warnings }, { ear, ...heard }, desk] = await Promise.all([
    loadFlows(folders.flowsDir),
    loadPhrases(folders.contentDir),
    Promise.all([
      loadPolicyWords(folders.contentDir),
      loadPictureWords(folders.contentDir),
      loadModelWords(folders.contentDir),
    ]),
    loadLaw(folders.contentDir, on),
    loadUnderstanding(folders.contentDir),
    loadDesk(folders.contentDir, on),
  ]);
  const knowledge = await loadKnowledge(path.join(folders.contentDir, 'faq'), heard);
  const { links, comments } = await loadOpenings(folders.contentDir);
  return {
    flows: flows.map(({ value }) => value),
    phrases: phrases.value,
    policyWords: words[0],
    pictureWords: words[1],
    modelWords: words[2],
    lexicon: heard.lexicon,
    law,
    understanding: ear,
    knowledge,
    said: heard.lexicon.said,
    links: links.value.links,
    comments: comments.value,
    ...desk.content,
    warnings: [...warnings, ...desk.warnings],
  };
}

/** What the desk works with. */
async function loadDesk(contentDir: string, on: LocalDate) {
  const [words, { calendar, warnings }, leads, places] = await Promise.all([
    loadWords(contentDir),
    loadCalendar(contentDir, on),
    loadLeadRules(contentDir),
    loadPlaces(contentDir),
  ]);
  const atlas: Atlas = new Map(
    places.map(({ province, communes }) => [province.id, new Set(communes.map(({ id }) => id))]),
  );
  const provinces = places.map(({ province, communes }) => ({
    id: province.id,
    name: province.short,
    communes: communes.map(({ id, type, name }) => ({ id, name: `${type} ${name}` })),
  }));
  const { rules: leadRules, groups: leadGroups } = leads;
  const working = toWorkingCalendar(calendar);
  const content = { ...words, calendar: working, leadRules, leadGroups, atlas, provinces };
  return { content, warnings };
}

async function loadWords(contentDir: string) {
  const [deskWords, reportWords, staffChatWords, notices, talkWords, { value }] = await Promise.all(
    [
      loadDeskWords(contentDir),
      loadReportWords(contentDir),
      loadStaffChatWords(contentDir),
      loadNotices(contentDir),
      loadTalkWords(contentDir),
      loadReplies(contentDir),
    ],
  );
  const savedReplies = value.replies;
  return { deskWords, reportWords, staffChatWords, ...notices, talkWords, savedReplies };
}
