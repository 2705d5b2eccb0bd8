import { describe, expect, it } from '@jest/globals';
import { commentsFileSchema, ruleFor } from '../../src/core/openings/comments.ts';
import {
  inspectComments,
  inspectLinks,
  inspectProfile,
} from '../../src/core/openings/inspectOpenings.ts';
import { linksFileSchema } from '../../src/core/openings/links.ts';
import { profileFileSchema } from '../../src/core/openings/profile.ts';

const FLOWS = new Set(['contribution', 'pension']);

const profile = (members: object) =>
  profileFileSchema.safeParse({
    greeting: 'Chào',
    menu: [{ title: 'Các mục', opens: 'command:menu' }],
    ice_breakers: [],
    ...members,
  });
const question = { question: 'Đóng bao nhiêu?', opens: 'flow:contribution' };

describe('the file of the profile', () => {
  it.each([
    { name: 'a greeting of 160', members: { greeting: 'ạ'.repeat(160) }, ok: true },
    { name: 'a greeting of 161', members: { greeting: 'ạ'.repeat(161) }, ok: false },
    { name: 'four ice breakers', members: { ice_breakers: Array(4).fill(question) }, ok: true },
    { name: 'five ice breakers', members: { ice_breakers: Array(5).fill(question) }, ok: false },
    {
      name: 'a question of 81',
      members: { ice_breakers: [{ ...question, question: 'a'.repeat(81) }] },
      ok: false,
    },
    { name: 'an empty menu', members: { menu: [] }, ok: false },
    {
      name: 'a title of 31',
      members: { menu: [{ title: 'a'.repeat(31), opens: 'command:menu' }] },
      ok: false,
    },
    {
      name: 'a command nobody knows',
      members: { menu: [{ title: 'a', opens: 'command:fly' }] },
      ok: false,
    },
    {
      name: 'an answer instead of a flow',
      members: { menu: [{ title: 'a', opens: 'answer:menu.wish:a' }] },
      ok: false,
    },
  ])('with $name: $ok', ({ members, ok }) => {
    expect(profile(members).success).toBe(ok);
  });

  it('names flows that are there', () => {
    const read = profileFileSchema.parse({
      greeting: 'a',
      menu: [
        { title: 'a', opens: 'flow:contribution' },
        { title: 'b', opens: 'flow:gone' },
      ],
      ice_breakers: [{ question: 'c', opens: 'flow:lost' }],
    });

    expect(inspectProfile(read, FLOWS)).toEqual([
      { path: ['menu', 1, 'opens'], message: 'there is no flow "gone"' },
      { path: ['ice_breakers', 0, 'opens'], message: 'there is no flow "lost"' },
    ]);
  });
});

describe('the file of links', () => {
  const link = { title: 'Hội chợ', flow: 'contribution' };

  it.each([
    { ref: 'yen-bai-2026', ok: true },
    { ref: 'ad:6045246247433', ok: true },
    { ref: 'Yên Bái', ok: false },
    { ref: 'a&b', ok: false },
    { ref: '', ok: false },
    { ref: 'a'.repeat(101), ok: false },
  ])('with the ref "$ref": $ok', ({ ref, ok }) => {
    expect(linksFileSchema.safeParse({ links: { [ref]: link } }).success).toBe(ok);
  });

  it('names flows that are there', () => {
    const read = linksFileSchema.parse({ links: { a: link, b: { ...link, flow: 'gone' } } });

    expect(inspectLinks(read, FLOWS)).toEqual([
      { path: ['links', 'b', 'flow'], message: 'there is no flow "gone"' },
    ]);
  });
});

describe('ruleFor a comment', () => {
  const button = { title: 'Xem', opens: 'flow:contribution' };
  const file = commentsFileSchema.parse({
    enabled: true,
    rules: [
      { keywords: ['tư vấn', 'ib'], text: 'một', button },
      { keywords: ['lương hưu'], text: 'hai', button: { ...button, opens: 'flow:gone' } },
    ],
  });

  it.each([
    { comment: 'Tư vấn giúp em với ạ!', text: 'một' },
    { comment: 'tu van', text: 'một' },
    { comment: 'IB em.', text: 'một' },
    { comment: 'lương   hưu bao nhiêu', text: 'hai' },
    { comment: 'ibm bán máy', text: undefined },
    { comment: 'tư  liệu vấn', text: undefined },
    { comment: '😀', text: undefined },
    { comment: '', text: undefined },
  ])('"$comment": $text', ({ comment, text }) => {
    expect(ruleFor(file, comment)?.text).toBe(text);
  });

  it('finds none while comments are not answered', () => {
    expect(ruleFor({ ...file, enabled: false }, 'tư vấn')).toBeUndefined();
  });

  it('names flows that are there', () => {
    expect(inspectComments(file, FLOWS)).toMatchObject([{ path: ['rules', 1, 'button', 'opens'] }]);
  });
});
