/**
 * Requests from the vendor's two reference pages. The first page lacks all lines with only a bracket; they are restored
 * here. Values that the pages mask (`xxxx`, an empty address) are filled in.
 */
export const CREATE_REQUEST = {
  status: 'ACTIVE',
  callRegion: 'JP',
  agentAffinity: false,
  canSupportChat: true,
  attachmentsEnabled: true,
  emojisEnabled: true,
  roleId: '6344eb107b65bd738aa6aaaa',
  chatLanguageSupport: [{ isActive: true, language: 'en', proficiency: 'expert' }],
  canSupportVoice: true,
  voiceLanguageSupport: [{ isActive: true, language: 'en', proficiency: 'expert' }],
  desktopLayouts: [
    { isDefault: true, name: 'Default Layout', id: 'ly-59736ed-eaac-40d6-8c5b-db294b10aaaa' },
    { isDefault: false, name: 'test1', id: 'ly-2a591ae-5021-4e25-a9be-9997e585aaaa' },
  ],
  userId: 'u-cc128d1c-a846-5acb-b075-9fc49a73aaaa',
  accountId: '633ffa91d784f471d0b8aaaa',
  createdBy: 'u-ca2cc57f-5c2b-5437-bb07-fe9020d8aaaa',
  orgId: 'o-f7507858-f354-504a-b56b-39464fb0aaaa',
  agentGroups: [{ groupId: 'ag-bdc4010-e237-48e6-bb72-d3449a03aaaa', role: 'agent' }],
  lastOnlineAt: '2022-10-11T04:06:41.286Z',
  createdAt: '2022-10-07T10:10:39.231Z',
  updatedAt: '2022-10-12T10:48:53.418Z',
  onlineStatus: 'Available',
  onlineStatusType: 'AVAILABLE',
  id: 'a-1a36a7e-bb33-4bcc-ab7b-ac337738aaaa',
  emailId: 'test.agent01@domain.com',
  firstName: 'test',
  lastName: 'agent 01',
  nickName: 'test agent 01',
  phoneNumber: '91234567890',
  profImage: 'no-avatar',
  sipURI: 'sip:supportdevelopment227@',
  skills: [
    {
      skillId: '633ffac608f3a0745993aaaa',
      proficiencyLevel: 'expert',
      userId: 'u-cc128d1c-a846-5acb-b075-9fc49a73aaaa',
      createdBy: 'u-ca2cc57f-5c2b-5437-bb07-fe9020d8aaaa',
      accountId: '633ffa91d784f471d0b8aaaa',
      orgId: 'o-f7507858-f354-504a-b56b-39464fb0aaaa',
      createdAt: '2022-10-12T10:48:53.468Z',
      updatedAt: '2022-10-12T10:48:53.468Z',
      id: '63469b95b63e3c0ed3e3aaaa',
      name: 'Default Skill',
      skillGroupName: 'Default SkillGroup',
      skillGroupColor: '#D2000D',
    },
  ],
  queues: [
    {
      id: 'qu-353c014-96bb-4c3e-aebd-87a37927aaaa',
      name: 'Default Queue',
      description: 'queue description',
      isPreferredAgent: true,
    },
  ],
  maxDigitalChatSupport: 5,
  maxEmailChatSupport: 2,
  maxMessagingChatSupport: 3,
}

export const UPDATE_REQUEST = {
  emailId: 'username@domain.com',
  firstName: 'Amanda',
  lastName: 'Jones',
  nickName: 'Amanda',
  phoneNumber: 13456782345,
  profImage: '5ff2331231245454',
  agentGroupId: 'ag-3234fsdf21312412123',
  canSupportChat: true,
  maxChatSupport: 5,
  canSupportVoice: true,
  roleId: '6ff2331231245454',
  chatLanguageSupport: [{ language: 'en', proficiency: 'expert', isActive: true }],
  voiceLanguageSupport: [{ language: 'es', proficiency: 'expert', isActive: true }],
  skills: [
    {
      skillId: 's-21223123',
      proficiencyLevel: 'expert',
      userId: 'u-f9e37b9c-66d5-5525-9df1-da0edbeaaaaa',
      createdBy: 'u-f9e37b9c-66d5-5525-9df1-da0edbeae62e',
      orgId: 'o-cff7fba7-ebf6-5b01-81a3-42bd24fa4eca',
      accountId: '62cd37c6f35860734283aaaa',
      id: '62cd41c87e03db7067180d63',
      name: 'Default Skill',
      skillGroupName: 'Default SkillGroup',
      skillGroupColor: '#D2000D',
    },
  ],
  desktopLayouts: [{ id: 'ly-de35d82-7323-4420-b893-c35b5175c6c6', isDefault: true }],
  queues: [{ id: 'qu-80ac056-57db-420b-b937-9581dd2074c0', isPreferredAgent: true }],
  createDefaultLayoutAndAssign: true,
}

/** Fields of the sample responses; for a list, the fields of its items. */
const SKILL = 'skillId proficiencyLevel userId createdBy orgId accountId id name skillGroupName skillGroupColor'
const LANGUAGE = 'language proficiency isActive'

export const CREATE_RESPONSE: Readonly<Record<string, string>> = {
  '': [
    'emailId firstName lastName nickName phoneNumber profImage agentGroupId canSupportChat maxChatSupport',
    'canSupportVoice attachmentsEnabled emojisEnabled roleId createDefaultLayoutAndAssign orgId userId',
    'callRegion maxDigitalChatSupport maxEmailChatSupport maxMessagingChatSupport',
  ].join(' '),
  chatLanguageSupport: LANGUAGE,
  voiceLanguageSupport: LANGUAGE,
  skills: SKILL,
  desktopLayouts: 'id isDefault',
  queues: 'id isPreferredAgent',
}

export const UPDATE_RESPONSE: Readonly<Record<string, string>> = {
  '': [
    'status agentAffinity canSupportChat maxChatSupport roleId canSupportVoice userId accountId createdBy',
    'orgId lastOnlineAt createdAt updatedAt onlineStatus onlineStatusType id emailId firstName lastName',
    'nickName phoneNumber profImage sipURI',
  ].join(' '),
  chatLanguageSupport: LANGUAGE,
  voiceLanguageSupport: LANGUAGE,
  desktopLayouts: 'isDefault name id',
  agentGroups: 'groupId role',
  skills: `${SKILL} createdAt updatedAt`,
  queues: 'id name description isPreferredAgent',
}
