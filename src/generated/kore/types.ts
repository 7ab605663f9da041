// Made by scripts/generate.ts from specs/. Do not edit.

export interface paths {
    "/agentassist/api/v1/public/{streamId}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        /** List the agents of a stream */
        get: operations["getAgents"];
        put?: never;
        /** Create an agent */
        post: operations["postAgents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/agents/availability": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List agents by presence */
        post: operations["postAgentsAvailability"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/agents/customId/{customId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        /** List the agents with a custom id */
        get: operations["getAgentsByCustomId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/agents/{agentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the agent.
                 * @example a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        /** Read an agent */
        get: operations["getAgent"];
        /** Update an agent */
        put: operations["putAgent"];
        post?: never;
        /** Delete an agent */
        delete: operations["deleteAgent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/organizations/{orgId}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        /** List the agents of a stream by the organisation's id */
        get: operations["getOrganizationAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/agent-groups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        /** List the agent groups */
        get: operations["getAgentGroups"];
        put?: never;
        /** Create an agent group */
        post: operations["postAgentGroups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/agent-groups/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the agent group.
                 * @example ag-bdc4010-e237-48e6-bb72-d3449a03a622
                 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        /** Read an agent group */
        get: operations["getAgentGroup"];
        /** Update an agent group */
        put: operations["putAgentGroup"];
        post?: never;
        /** Delete an agent group */
        delete: operations["deleteAgentGroup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/skill-groups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        /** List the skill groups */
        get: operations["getSkillGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the skill group.
                 * @example 633ffac608f3a07459939a1e
                 */
                skillGroupId: components["parameters"]["SkillGroupId"];
            };
            cookie?: never;
        };
        /** List the skills of a skill group */
        get: operations["getSkills"];
        put?: never;
        /** Create a skill */
        post: operations["postSkills"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/skill-groups/{skillGroupId}/skills/{skillId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the skill group.
                 * @example 633ffac608f3a07459939a1e
                 */
                skillGroupId: components["parameters"]["SkillGroupId"];
                /**
                 * @description The id of the skill.
                 * @example 633ffac608f3a07459939a1f
                 */
                skillId: components["parameters"]["SkillId"];
            };
            cookie?: never;
        };
        /** Read a skill */
        get: operations["getSkill"];
        /** Update a skill */
        put: operations["putSkill"];
        post?: never;
        /** Delete a skill */
        delete: operations["deleteSkill"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/queues": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        /** List the queues */
        get: operations["getQueues"];
        put?: never;
        /** Create a queue */
        post: operations["postQueues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/queues/{queueId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the queue.
                 * @example qu-353c014-96bb-4c3e-aebd-87a37927c780
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        /** Read a queue */
        get: operations["getQueue"];
        put?: never;
        post?: never;
        /** Delete a queue */
        delete: operations["deleteQueue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agentassist/api/v1/public/{streamId}/layouts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        /** List the desktop layouts */
        get: operations["getLayouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the roles of the account */
        get: operations["getRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The errors of a request, one entry per error. */
        ErrorBody: {
            errors: {
                msg: string;
                /** @description 4002 for invalid credentials, as the vendor documents; otherwise the status. */
                code: number;
            }[];
        };
        /** @description A new agent. The reference page's table also requires emailId, phoneNumber, agentGroupId, both lists of languages, and skills. The profile setting requiredFields selects which of these are required. */
        AgentCreate: {
            /**
             * Format: email
             * @description Unique in the stream, ignoring case.
             */
            emailId?: string;
            /**
             * Format: email
             * @deprecated
             * @description The spelling of emailId in the reference tables. If both are sent, emailId is used.
             */
            emaiId?: string;
            firstName: string;
            lastName: string;
            nickName?: string;
            /** @description A string in the reference table and a number in a sample. */
            phoneNumber?: string | number;
            /**
             * @description The file id of the picture.
             * @default no-avatar
             */
            profImage: string;
            /** @description An id that the client chooses. It need not be unique. */
            customId?: string;
            agentGroupId?: string;
            /** @description Used if agentGroupId is absent. */
            agentGroups?: {
                groupId: string;
                role?: components["schemas"]["GroupRole"];
            }[];
            /** @default true */
            canSupportChat: boolean;
            /** @default true */
            canSupportVoice: boolean;
            /** @default 5 */
            maxChatSupport: components["schemas"]["Capacity"];
            /** @default 5 */
            maxDigitalChatSupport: components["schemas"]["Capacity"];
            /** @default 2 */
            maxEmailChatSupport: components["schemas"]["Capacity"];
            /** @default 3 */
            maxMessagingChatSupport: components["schemas"]["Capacity"];
            voiceLanguageSupport?: components["schemas"]["Languages"];
            chatLanguageSupport?: components["schemas"]["Languages"];
            skills?: components["schemas"]["AgentSkillsInput"];
            roleId?: string;
            desktopLayouts?: components["schemas"]["AgentLayoutsInput"];
            queues?: components["schemas"]["AgentQueuesInput"];
            /** @default false */
            createDefaultLayoutAndAssign: boolean;
            /** @default true */
            attachmentsEnabled: boolean;
            /** @default true */
            emojisEnabled: boolean;
            /** @default false */
            agentAffinity: boolean;
            callRegion?: string;
        };
        /** @description Changes to an agent. The reference page's table requires emailId, firstName, lastName, phoneNumber, both lists of languages, and skills. The profile setting requiredFields selects whether they are required. */
        AgentUpdate: {
            /**
             * Format: email
             * @description Unique in the stream, ignoring case.
             */
            emailId?: string;
            /**
             * Format: email
             * @deprecated
             * @description The spelling of emailId in the reference tables. If both are sent, emailId is used.
             */
            emaiId?: string;
            firstName?: string;
            lastName?: string;
            nickName?: string;
            /** @description A string in the reference table and a number in the sample. */
            phoneNumber?: string | number;
            /** @description The file id of the picture. */
            profImage?: string;
            customId?: string;
            agentGroupId?: string;
            /** @description Used if agentGroupId is absent. */
            agentGroups?: {
                groupId: string;
                role?: components["schemas"]["GroupRole"];
            }[];
            canSupportChat?: boolean;
            canSupportVoice?: boolean;
            maxChatSupport?: components["schemas"]["Capacity"];
            maxDigitalChatSupport?: components["schemas"]["Capacity"];
            maxEmailChatSupport?: components["schemas"]["Capacity"];
            maxMessagingChatSupport?: components["schemas"]["Capacity"];
            voiceLanguageSupport?: components["schemas"]["Languages"];
            chatLanguageSupport?: components["schemas"]["Languages"];
            skills?: components["schemas"]["AgentSkillsInput"];
            roleId?: string;
            desktopLayouts?: components["schemas"]["AgentLayoutsInput"];
            queues?: components["schemas"]["AgentQueuesInput"];
            createDefaultLayoutAndAssign?: boolean;
            attachmentsEnabled?: boolean;
            emojisEnabled?: boolean;
            agentAffinity?: boolean;
            callRegion?: string;
        };
        /** @description The maximum number of simultaneous conversations. */
        Capacity: number;
        /** @enum {string} */
        Proficiency: "expert" | "novice" | "average" | "good";
        Languages: {
            language: string;
            proficiency: components["schemas"]["Proficiency"];
            isActive?: boolean;
        }[];
        /**
         * @description The role of a member in a group.
         * @enum {string}
         */
        GroupRole: "agent" | "manager";
        /**
         * @description The access of a manager to a group.
         * @enum {string}
         */
        AccessLevel: "full" | "view";
        AgentSkillsInput: {
            skillId: string;
            proficiencyLevel: components["schemas"]["Proficiency"];
        }[];
        AgentLayoutsInput: {
            id: string;
            isDefault?: boolean;
        }[];
        AgentQueuesInput: {
            id: string;
            isPreferredAgent?: boolean;
        }[];
        /** @description An agent with the current names of the records it refers to. Fields that neither reference page has come from the vendor's later pages. */
        Agent: {
            id: string;
            userId: string;
            accountId: string;
            orgId: string;
            /** @description The id of the stream. */
            iId: string;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: date-time
             * @description Absent until the agent is available for the first time.
             */
            lastOnlineAt?: string;
            status: string;
            /** @description The name of the presence, which the account can customise. */
            onlineStatus: string;
            onlineStatusType: components["schemas"]["Presence"];
            prevStatus?: string;
            prevStatusType?: components["schemas"]["Presence"];
            emailId: string;
            firstName: string;
            lastName: string;
            name?: string;
            fullName?: string;
            /** @description The full name in lower case. */
            lFullName?: string;
            nickName: string;
            phoneNumber: string;
            profImage: string;
            profImageUrl?: string;
            customId?: string;
            sipURI: string;
            domain?: string;
            addresses?: string[];
            iceServers?: string[];
            roleId: string;
            /** @description The name of the role. */
            role: string;
            isAccountOwner?: boolean;
            agentAffinity: boolean;
            attachmentsEnabled: boolean;
            emojisEnabled: boolean;
            internalChatPermission?: boolean;
            markedAutoAway?: boolean;
            isChannelUpdatedByAgent?: boolean;
            preferences?: {
                theme?: string;
            };
            canSupportChat: boolean;
            canSupportVoice: boolean;
            canSupportCase?: boolean;
            canSupportVoiceMail?: boolean;
            maxChatSupport: components["schemas"]["Capacity"];
            maxDigitalChatSupport: components["schemas"]["Capacity"];
            maxEmailChatSupport: components["schemas"]["Capacity"];
            maxMessagingChatSupport: components["schemas"]["Capacity"];
            maxDigitalConvoLimit?: components["schemas"]["Capacity"];
            callRegion?: string;
            chatLanguageSupport: components["schemas"]["Languages"];
            voiceLanguageSupport: components["schemas"]["Languages"];
            caseLanguageSupport?: components["schemas"]["Languages"];
            voiceSupport?: {
                type?: string;
                isEnabled?: boolean;
            }[];
            desktopLayouts: components["schemas"]["Layout"][];
            agentGroups: {
                groupId: string;
                groupName?: string;
                role: components["schemas"]["GroupRole"];
                accessLevel?: components["schemas"]["AccessLevel"];
            }[];
            dAgentGroups?: string[];
            skills: {
                /** @description The id of the row. */
                id: string;
                skillId: string;
                proficiencyLevel: components["schemas"]["Proficiency"];
                userId: string;
                createdBy: string;
                accountId: string;
                orgId: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                updatedAt: string;
                name: string;
                skillGroupId?: string;
                skillGroupName: string;
                skillGroupColor: string;
            }[];
            /** @description Included in listings only with includeQueues. */
            queues?: {
                id: string;
                name: string;
                description?: string;
                isPreferredAgent: boolean;
                /** @description Included only in listings. */
                agents?: components["schemas"]["QueueAgent"][];
                /** @description Included only in listings. */
                agentGroups?: components["schemas"]["NamedReference"][];
            }[];
            /** @description Included only in the response to a create. */
            agentGroupId?: string;
            /** @description Included only in the response to a create. */
            createDefaultLayoutAndAssign?: boolean;
        };
        /** @enum {string} */
        Presence: "AVAILABLE" | "BUSY" | "OFFLINE" | "AWAY";
        /** @description A page of agents. */
        AgentListing: {
            results: components["schemas"]["Agent"][];
            skip: number;
            limit: number;
            hasMore: boolean;
            totalPages: number;
            totalResults: number;
        };
        /** @description Filters for agents. An agent is included if it matches any filter. */
        AvailabilityQuery: {
            skillIds?: string[];
            queueIds?: string[];
            agentIds?: string[];
        };
        /** @description Agents by presence. */
        Availability: {
            AVAILABLE: components["schemas"]["AvailableAgent"][];
            BUSY: components["schemas"]["AvailableAgent"][];
            OFFLINE: components["schemas"]["AvailableAgent"][];
            AWAY: components["schemas"]["AvailableAgent"][];
        };
        AvailableAgent: {
            _id: string;
            userId: string;
            firstName: string;
            lastName: string;
            emailId: string;
            customId?: string;
            phoneNumber?: string;
        };
        AgentGroup: {
            id: string;
            name: string;
            /** @description The name in lower case. */
            lname: string;
            description?: string;
            isDefault: boolean;
            /** @description true for the group that agents of deleted groups move to. */
            isUnassigned: boolean;
            status: string;
            /** @description The id of the stream. */
            iId: string;
            orgId: string;
            createdBy: string;
            /** @description The id of the agent whose emailId is the subject of the creator's token, if such an agent exists. */
            createdByAId?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            totalAgents: number;
            managers: {
                userId: string;
                accessLevel: components["schemas"]["AccessLevel"];
            }[];
        };
        AgentGroupCreate: {
            name: string;
            description?: string;
        };
        AgentGroupUpdate: {
            name?: string;
            description?: string;
            managers?: {
                userId: string;
                /** @default full */
                accessLevel: components["schemas"]["AccessLevel"];
            }[];
        };
        /** @description A page of groups. */
        AgentGroupListing: {
            results: components["schemas"]["AgentGroup"][];
            skip: number;
            limit: number;
            hasMore: boolean;
            totalPages: number;
            totalResults: number;
        };
        SkillGroup: {
            id: string;
            name: string;
            description?: string;
            color: string;
        };
        /** @description A page of skill groups. */
        SkillGroupListing: {
            results: components["schemas"]["SkillGroup"][];
            page: number;
            limit: number;
            hasMore: boolean;
            totalPages: number;
            totalResults: number;
        };
        Skill: {
            id: string;
            name: string;
            description?: string;
            /** @description The number of agents that have the skill. */
            agents: number;
            skillGroupId: string;
        };
        SkillCreate: {
            name: string;
            description?: string;
        };
        SkillUpdate: {
            name?: string;
            description?: string;
        };
        /** @description A page of skills. */
        SkillListing: {
            results: components["schemas"]["Skill"][];
            page: number;
            limit: number;
            hasMore: boolean;
            totalPages: number;
            totalResults: number;
        };
        Queue: {
            id: string;
            name: string;
            description?: string;
            isActive: boolean;
            isDefault: boolean;
            orgId: string;
            agents: components["schemas"]["QueueAgent"][];
            skills: {
                id: string;
                name: string;
                isExpireEnabled: boolean;
                expireTime?: components["schemas"]["ExpireTime"];
            }[];
            agentGroups: components["schemas"]["NamedReference"][];
            advancedSettings: components["schemas"]["AdvancedSettings"];
            isAdvancedRoutingEnabled?: boolean;
            maxTimeout?: number;
            transferQueues?: string[];
            enableTransferRules?: boolean;
        };
        /** @description An agent that serves a queue. */
        QueueAgent: {
            userId: string;
            isPreferredAgent: boolean;
            /** @description The agent's id. */
            aId: string;
            name: string;
            id: string;
        };
        NamedReference: {
            id: string;
            name: string;
        };
        /** @description The time after which a skill no longer has to match. */
        ExpireTime: {
            min: number;
            sec: number;
        };
        AdvancedSettings: {
            /** @default 30 */
            preferredAgentTimeout: number;
            /** @default true */
            isSkillMatchEnabled: boolean;
            /** @default false */
            isAffinityMatchEnabled: boolean;
        };
        QueueCreate: {
            name: string;
            description?: string;
            /** @default true */
            isActive: boolean;
            /** @default [] */
            agents: {
                aId: string;
                /** @default false */
                isPreferredAgent: boolean;
            }[];
            /** @default [] */
            skills: {
                id: string;
                /** @default false */
                isExpireEnabled: boolean;
                expireTime?: components["schemas"]["ExpireTime"];
            }[];
            /** @default [] */
            agentGroups: {
                id: string;
            }[];
            /** @default {} */
            advancedSettings: components["schemas"]["AdvancedSettings"];
            /** @default false */
            isAdvancedRoutingEnabled: boolean;
            /** @default 300 */
            maxTimeout: number;
        };
        /** @description A page of queues. */
        QueueListing: {
            results: components["schemas"]["Queue"][];
            page: number;
            limit: number;
            hasMore: boolean;
            totalPages: number;
            totalResults: number;
        };
        Layout: {
            id: string;
            name: string;
            isDefault: boolean;
        };
        /** @description A page of layouts. */
        LayoutListing: {
            results: components["schemas"]["Layout"][];
            page: number;
            limit: number;
            hasMore: boolean;
            totalPages: number;
            totalResults: number;
        };
        Role: {
            roleType: components["schemas"]["RoleType"];
            _id: string;
            role: string;
            rDesc: string;
            permissions: string[];
        };
        /** @enum {string} */
        RoleType: "bot" | "admin";
        RoleListing: {
            total: number;
            availableMore: boolean;
            roles: components["schemas"]["Role"][];
        };
        /** @description The account of the world and its organisation. */
        Account: {
            id: string;
            orgId: string;
            name: string;
        };
        /** @description An app of the account. Its secret signs the tokens of its clients. */
        App: {
            appId: string;
            name: string;
            /** Format: password */
            secret: string;
        };
        /** @description A stream of the account. It starts with a default of each kind of record that agents refer to. */
        Stream: {
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description A role of the account. */
        RoleRecord: {
            id: string;
            name: string;
            description: string;
            roleType: components["schemas"]["RoleType"];
            permissions: string[];
        };
        /** @description A desktop layout of a stream. */
        LayoutRecord: {
            id: string;
            streamId: string;
            name: string;
            isDefault: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description An agent group of a stream. Its members are stored in the agents. */
        AgentGroupRecord: {
            id: string;
            streamId: string;
            name: string;
            description?: string;
            isDefault: boolean;
            isUnassigned: boolean;
            createdBy: string;
            createdByAId?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description A skill group of a stream. */
        SkillGroupRecord: {
            id: string;
            streamId: string;
            name: string;
            description?: string;
            color: string;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description A skill of a skill group. The agents that have it store its id. */
        SkillRecord: {
            id: string;
            streamId: string;
            skillGroupId: string;
            name: string;
            description?: string;
            isDefault: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description A queue of a stream. The agents that serve it store its id. */
        QueueRecord: {
            id: string;
            streamId: string;
            name: string;
            description?: string;
            isActive: boolean;
            isDefault: boolean;
            skills: {
                id: string;
                isExpireEnabled: boolean;
                expireTime?: components["schemas"]["ExpireTime"];
            }[];
            agentGroups: {
                id: string;
            }[];
            advancedSettings: components["schemas"]["AdvancedSettings"];
            isAdvancedRoutingEnabled: boolean;
            maxTimeout: number;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description An agent of a stream, with the ids of the records it refers to. */
        AgentRecord: {
            id: string;
            streamId: string;
            /** @description The first and last name. */
            name: string;
            /** Format: email */
            emailId: string;
            firstName: string;
            lastName: string;
            nickName?: string;
            phoneNumber?: string;
            profImage: string;
            customId?: string;
            roleId: string;
            canSupportChat: boolean;
            canSupportVoice: boolean;
            maxChatSupport: components["schemas"]["Capacity"];
            maxDigitalChatSupport: components["schemas"]["Capacity"];
            maxEmailChatSupport: components["schemas"]["Capacity"];
            maxMessagingChatSupport: components["schemas"]["Capacity"];
            attachmentsEnabled: boolean;
            emojisEnabled: boolean;
            agentAffinity: boolean;
            isAccountOwner: boolean;
            callRegion?: string;
            chatLanguageSupport: components["schemas"]["Languages"];
            voiceLanguageSupport: components["schemas"]["Languages"];
            desktopLayouts: {
                id: string;
                isDefault: boolean;
            }[];
            agentGroups: {
                groupId: string;
                role: components["schemas"]["GroupRole"];
                accessLevel?: components["schemas"]["AccessLevel"];
            }[];
            skills: {
                id: string;
                skillId: string;
                proficiencyLevel: components["schemas"]["Proficiency"];
                createdBy: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                updatedAt: string;
            }[];
            queues: {
                id: string;
                isPreferredAgent: boolean;
            }[];
            status: string;
            onlineStatus: string;
            onlineStatusType: components["schemas"]["Presence"];
            prevStatus?: string;
            prevStatusType?: components["schemas"]["Presence"];
            /** Format: date-time */
            lastOnlineAt?: string;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
    };
    responses: {
        /** @description A page of agents. */
        AgentListing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "results": [],
                 *       "skip": 0,
                 *       "limit": 10,
                 *       "hasMore": false,
                 *       "totalPages": 0,
                 *       "totalResults": 0
                 *     }
                 */
                "application/json": components["schemas"]["AgentListing"];
            };
        };
        /** @description The agent. */
        Agent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": "a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8",
                 *       "userId": "u-cc128d1c-a846-5acb-b075-9fc49a731f0e",
                 *       "accountId": "633ffa91d784f471d0b80c2a",
                 *       "orgId": "o-f7507858-f354-504a-b56b-39464fb05319",
                 *       "iId": "st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516",
                 *       "createdBy": "u-ca2cc57f-5c2b-5437-bb07-fe9020d88050",
                 *       "createdAt": "2022-10-07T10:10:39.231Z",
                 *       "updatedAt": "2022-10-12T10:48:53.418Z",
                 *       "lastOnlineAt": "2022-10-11T04:06:41.286Z",
                 *       "status": "ACTIVE",
                 *       "onlineStatus": "Available",
                 *       "onlineStatusType": "AVAILABLE",
                 *       "prevStatus": "Offline",
                 *       "prevStatusType": "OFFLINE",
                 *       "emailId": "test.agent01@harbourlane.example",
                 *       "firstName": "Test",
                 *       "lastName": "Agent 01",
                 *       "name": "Test Agent 01",
                 *       "fullName": "Test Agent 01",
                 *       "lFullName": "test agent 01",
                 *       "nickName": "Test Agent 01",
                 *       "phoneNumber": "91234567890",
                 *       "profImage": "no-avatar",
                 *       "profImageUrl": "",
                 *       "sipURI": "sip:a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8@sip.desk.example:5060",
                 *       "domain": "sip.desk.example",
                 *       "addresses": [
                 *         "wss://sip.desk.example"
                 *       ],
                 *       "iceServers": [],
                 *       "roleId": "6344eb107b65bd738aa698b1",
                 *       "role": "Agent",
                 *       "isAccountOwner": false,
                 *       "agentAffinity": false,
                 *       "attachmentsEnabled": true,
                 *       "emojisEnabled": true,
                 *       "internalChatPermission": true,
                 *       "markedAutoAway": false,
                 *       "isChannelUpdatedByAgent": false,
                 *       "preferences": {
                 *         "theme": "light"
                 *       },
                 *       "canSupportChat": true,
                 *       "canSupportVoice": true,
                 *       "canSupportCase": false,
                 *       "canSupportVoiceMail": false,
                 *       "maxChatSupport": 5,
                 *       "maxDigitalChatSupport": 5,
                 *       "maxEmailChatSupport": 2,
                 *       "maxMessagingChatSupport": 3,
                 *       "maxDigitalConvoLimit": 5,
                 *       "callRegion": "JP",
                 *       "chatLanguageSupport": [
                 *         {
                 *           "isActive": true,
                 *           "language": "en",
                 *           "proficiency": "expert"
                 *         }
                 *       ],
                 *       "voiceLanguageSupport": [
                 *         {
                 *           "isActive": true,
                 *           "language": "en",
                 *           "proficiency": "expert"
                 *         }
                 *       ],
                 *       "caseLanguageSupport": [],
                 *       "voiceSupport": [],
                 *       "desktopLayouts": [
                 *         {
                 *           "isDefault": true,
                 *           "name": "Default Layout",
                 *           "id": "ly-59736ed-eaac-40d6-8c5b-db294b100672"
                 *         }
                 *       ],
                 *       "agentGroups": [
                 *         {
                 *           "groupId": "ag-bdc4010-e237-48e6-bb72-d3449a03a622",
                 *           "groupName": "Shop floor",
                 *           "role": "agent"
                 *         }
                 *       ],
                 *       "dAgentGroups": [],
                 *       "skills": [
                 *         {
                 *           "skillId": "633ffac608f3a07459939a1f",
                 *           "proficiencyLevel": "expert",
                 *           "userId": "u-cc128d1c-a846-5acb-b075-9fc49a731f0e",
                 *           "createdBy": "u-ca2cc57f-5c2b-5437-bb07-fe9020d88050",
                 *           "accountId": "633ffa91d784f471d0b80c2a",
                 *           "orgId": "o-f7507858-f354-504a-b56b-39464fb05319",
                 *           "createdAt": "2022-10-12T10:48:53.468Z",
                 *           "updatedAt": "2022-10-12T10:48:53.468Z",
                 *           "id": "63469b95b63e3c0ed3e3fa5b",
                 *           "name": "Default Skill",
                 *           "skillGroupId": "633ffac608f3a07459939a1e",
                 *           "skillGroupName": "Default SkillGroup",
                 *           "skillGroupColor": "#D2000D"
                 *         }
                 *       ],
                 *       "queues": [
                 *         {
                 *           "id": "qu-353c014-96bb-4c3e-aebd-87a37927c780",
                 *           "name": "Default Queue",
                 *           "description": "Conversations that no other queue handles",
                 *           "isPreferredAgent": true
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Agent"];
            };
        };
        /** @description The new agent, with fields of the request. */
        CreatedAgent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": "a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8",
                 *       "userId": "u-021655cc-4cd6-524b-b42a-1bed8b5c7d41",
                 *       "accountId": "633ffa91d784f471d0b80c2a",
                 *       "orgId": "o-f7507858-f354-504a-b56b-39464fb05319",
                 *       "iId": "st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516",
                 *       "createdBy": "u-ca2cc57f-5c2b-5437-bb07-fe9020d88050",
                 *       "createdAt": "2026-01-15T09:00:00.000Z",
                 *       "updatedAt": "2026-01-15T09:00:00.000Z",
                 *       "status": "ACTIVE",
                 *       "onlineStatus": "Offline",
                 *       "onlineStatusType": "OFFLINE",
                 *       "prevStatus": "Offline",
                 *       "prevStatusType": "OFFLINE",
                 *       "emailId": "amanda.jones@harbourlane.example",
                 *       "firstName": "Amanda",
                 *       "lastName": "Jones",
                 *       "name": "Amanda Jones",
                 *       "fullName": "Amanda Jones",
                 *       "lFullName": "amanda jones",
                 *       "nickName": "Amanda",
                 *       "phoneNumber": "13456782345",
                 *       "profImage": "5ff2331231245454",
                 *       "profImageUrl": "",
                 *       "sipURI": "sip:a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8@sip.desk.example:5060",
                 *       "domain": "sip.desk.example",
                 *       "addresses": [
                 *         "wss://sip.desk.example"
                 *       ],
                 *       "iceServers": [],
                 *       "roleId": "6344eb107b65bd738aa698b1",
                 *       "role": "Agent",
                 *       "isAccountOwner": false,
                 *       "agentAffinity": false,
                 *       "attachmentsEnabled": true,
                 *       "emojisEnabled": true,
                 *       "internalChatPermission": true,
                 *       "markedAutoAway": false,
                 *       "isChannelUpdatedByAgent": false,
                 *       "preferences": {
                 *         "theme": "light"
                 *       },
                 *       "canSupportChat": true,
                 *       "canSupportVoice": true,
                 *       "canSupportCase": false,
                 *       "canSupportVoiceMail": false,
                 *       "maxChatSupport": 5,
                 *       "maxDigitalChatSupport": 5,
                 *       "maxEmailChatSupport": 2,
                 *       "maxMessagingChatSupport": 3,
                 *       "maxDigitalConvoLimit": 5,
                 *       "chatLanguageSupport": [
                 *         {
                 *           "language": "en",
                 *           "proficiency": "expert",
                 *           "isActive": true
                 *         }
                 *       ],
                 *       "voiceLanguageSupport": [
                 *         {
                 *           "language": "es",
                 *           "proficiency": "expert",
                 *           "isActive": true
                 *         }
                 *       ],
                 *       "caseLanguageSupport": [],
                 *       "voiceSupport": [],
                 *       "desktopLayouts": [
                 *         {
                 *           "id": "ly-59736ed-eaac-40d6-8c5b-db294b100672",
                 *           "name": "Default Layout",
                 *           "isDefault": true
                 *         }
                 *       ],
                 *       "agentGroups": [
                 *         {
                 *           "groupId": "ag-bdc4010-e237-48e6-bb72-d3449a03a622",
                 *           "groupName": "Shop floor",
                 *           "role": "agent"
                 *         }
                 *       ],
                 *       "dAgentGroups": [],
                 *       "skills": [],
                 *       "queues": [],
                 *       "agentGroupId": "ag-bdc4010-e237-48e6-bb72-d3449a03a622",
                 *       "createDefaultLayoutAndAssign": false
                 *     }
                 */
                "application/json": components["schemas"]["Agent"];
            };
        };
        /** @description The group. */
        AgentGroup: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": "ag-bdc4010-e237-48e6-bb72-d3449a03a622",
                 *       "name": "Shop floor",
                 *       "lname": "shop floor",
                 *       "description": "Everyone by day",
                 *       "isDefault": false,
                 *       "isUnassigned": false,
                 *       "status": "ACTIVE",
                 *       "iId": "st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516",
                 *       "orgId": "o-f7507858-f354-504a-b56b-39464fb05319",
                 *       "createdBy": "u-ca2cc57f-5c2b-5437-bb07-fe9020d88050",
                 *       "createdAt": "2026-01-15T09:00:00.000Z",
                 *       "updatedAt": "2026-01-15T09:00:00.000Z",
                 *       "totalAgents": 1,
                 *       "managers": [
                 *         {
                 *           "userId": "u-cc128d1c-a846-5acb-b075-9fc49a731f0e",
                 *           "accessLevel": "full"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AgentGroup"];
            };
        };
        /** @description The skill. */
        Skill: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": "633ffac608f3a07459939a1f",
                 *       "name": "Gift wrapping",
                 *       "description": "With a ribbon",
                 *       "agents": 1,
                 *       "skillGroupId": "633ffac608f3a07459939a1e"
                 *     }
                 */
                "application/json": components["schemas"]["Skill"];
            };
        };
        /** @description The queue. */
        Queue: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": "qu-353c014-96bb-4c3e-aebd-87a37927c780",
                 *       "name": "Orders",
                 *       "description": "New and changed orders",
                 *       "isActive": true,
                 *       "isDefault": false,
                 *       "orgId": "o-f7507858-f354-504a-b56b-39464fb05319",
                 *       "agents": [
                 *         {
                 *           "userId": "u-cc128d1c-a846-5acb-b075-9fc49a731f0e",
                 *           "isPreferredAgent": true,
                 *           "aId": "a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8",
                 *           "name": "Test Agent 01",
                 *           "id": "a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8"
                 *         }
                 *       ],
                 *       "skills": [
                 *         {
                 *           "id": "633ffac608f3a07459939a1f",
                 *           "name": "Gift wrapping",
                 *           "isExpireEnabled": true,
                 *           "expireTime": {
                 *             "min": 2,
                 *             "sec": 30
                 *           }
                 *         }
                 *       ],
                 *       "agentGroups": [
                 *         {
                 *           "id": "ag-bdc4010-e237-48e6-bb72-d3449a03a622",
                 *           "name": "Shop floor"
                 *         }
                 *       ],
                 *       "advancedSettings": {
                 *         "preferredAgentTimeout": 30,
                 *         "isSkillMatchEnabled": true,
                 *         "isAffinityMatchEnabled": false
                 *       },
                 *       "isAdvancedRoutingEnabled": false,
                 *       "maxTimeout": 300,
                 *       "transferQueues": [],
                 *       "enableTransferRules": false
                 *     }
                 */
                "application/json": components["schemas"]["Queue"];
            };
        };
        /** @description The request is malformed, or a value is missing or invalid. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "body /firstName is required",
                 *           "code": 400
                 *         },
                 *         {
                 *           "msg": "body /skills/0/proficiencyLevel must be one of expert, novice, average, good",
                 *           "code": 400
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The token is missing, malformed or rejected, or the account is another one. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "Invalid SDK credentials: the auth header is missing; send a JSON Web Token in it",
                 *           "code": 4002
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The path or the record does not exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "The agent a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8 was not found",
                 *           "code": 404
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The path does not support the method. */
        MethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "This path supports only GET and POST",
                 *           "code": 405
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Another agent of the stream has the emailId. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "The emailId is already in use by the agent a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8; choose another one",
                 *           "code": 409
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The body is larger than DeskDouble accepts. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "The body must be no larger than 1048576 bytes",
                 *           "code": 413
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The body is not declared as JSON. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "The body must be application/json",
                 *           "code": 415
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The app has exceeded its rate limit. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "The limit of this API is reached. Try again later.",
                 *           "code": 429
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The server failed. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "The server failed to handle the request",
                 *           "code": 500
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The service is temporarily unavailable. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "msg": "The service is temporarily unavailable",
                 *           "code": 503
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the bot or stream, which the pages also call BotId.
         * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
         */
        StreamId: string;
        /**
         * @description The id of the agent.
         * @example a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8
         */
        AgentId: string;
        /**
         * @description The id of the agent group.
         * @example ag-bdc4010-e237-48e6-bb72-d3449a03a622
         */
        GroupId: string;
        /**
         * @description The id of the skill group.
         * @example 633ffac608f3a07459939a1e
         */
        SkillGroupId: string;
        /**
         * @description The id of the skill.
         * @example 633ffac608f3a07459939a1f
         */
        SkillId: string;
        /**
         * @description The id of the queue.
         * @example qu-353c014-96bb-4c3e-aebd-87a37927c780
         */
        QueueId: string;
        /**
         * @description The id of the account. If it is sent, it must match the world's account.
         * @example 633ffa91d784f471d0b80c2a
         */
        AccountId: string;
        /**
         * @description The id of the account.
         * @example 633ffa91d784f471d0b80c2a
         */
        RequiredAccountId: string;
        /**
         * @description The page number, starting at 1.
         * @example 1
         */
        Page: number;
        /**
         * @description The maximum number of results per page.
         * @example 10
         */
        Limit: number;
        /**
         * @description Includes the queues of each agent in the results.
         * @example True
         */
        IncludeQueues: "True" | "False" | "true" | "false";
    };
    requestBodies: never;
    headers: {
        /** @description The methods that the path supports. */
        Allow: string;
        /** @description The number of whole seconds until the client should retry. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAgents: {
        parameters: {
            query: {
                /**
                 * @description The page number, starting at 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of results per page.
                 * @example 10
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description Includes the queues of each agent in the results.
                 * @example True
                 */
                includeQueues: components["parameters"]["IncludeQueues"];
            };
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AgentListing"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postAgents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emailId": "amanda.jones@harbourlane.example",
                 *       "firstName": "Amanda",
                 *       "lastName": "Jones",
                 *       "nickName": "Amanda",
                 *       "phoneNumber": "13456782345",
                 *       "profImage": "5ff2331231245454",
                 *       "agentGroupId": "ag-bdc4010-e237-48e6-bb72-d3449a03a622",
                 *       "canSupportChat": true,
                 *       "canSupportVoice": true,
                 *       "chatLanguageSupport": [
                 *         {
                 *           "language": "en",
                 *           "proficiency": "expert",
                 *           "isActive": true
                 *         }
                 *       ],
                 *       "voiceLanguageSupport": [
                 *         {
                 *           "language": "es",
                 *           "proficiency": "expert",
                 *           "isActive": true
                 *         }
                 *       ],
                 *       "skills": [
                 *         {
                 *           "skillId": "633ffac608f3a07459939a1f",
                 *           "proficiencyLevel": "expert"
                 *         }
                 *       ],
                 *       "roleId": "6344eb107b65bd738aa698b1",
                 *       "desktopLayouts": [
                 *         {
                 *           "id": "ly-59736ed-eaac-40d6-8c5b-db294b100672",
                 *           "isDefault": true
                 *         }
                 *       ],
                 *       "queues": [
                 *         {
                 *           "id": "qu-353c014-96bb-4c3e-aebd-87a37927c780",
                 *           "isPreferredAgent": true
                 *         }
                 *       ],
                 *       "createDefaultLayoutAndAssign": false
                 *     }
                 */
                "application/json": components["schemas"]["AgentCreate"];
            };
        };
        responses: {
            200: components["responses"]["CreatedAgent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postAgentsAvailability: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "skillIds": [
                 *         "633ffac608f3a07459939a1f"
                 *       ],
                 *       "queueIds": [
                 *         "qu-353c014-96bb-4c3e-aebd-87a37927c780"
                 *       ],
                 *       "agentIds": []
                 *     }
                 */
                "application/json": components["schemas"]["AvailabilityQuery"];
            };
        };
        responses: {
            /** @description The agents by presence. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "AVAILABLE": [
                     *         {
                     *           "_id": "a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8",
                     *           "userId": "u-cc128d1c-a846-5acb-b075-9fc49a731f0e",
                     *           "firstName": "Test",
                     *           "lastName": "Agent 01",
                     *           "emailId": "test.agent01@harbourlane.example",
                     *           "customId": "TA01",
                     *           "phoneNumber": "91234567890"
                     *         }
                     *       ],
                     *       "BUSY": [],
                     *       "OFFLINE": [],
                     *       "AWAY": []
                     *     }
                     */
                    "application/json": components["schemas"]["Availability"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAgentsByCustomId: {
        parameters: {
            query: {
                /**
                 * @description The page number, starting at 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of results per page.
                 * @example 10
                 */
                limit: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The custom id.
                 * @example TA01
                 */
                customId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AgentListing"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAgent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the agent.
                 * @example a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Agent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putAgent: {
        parameters: {
            query?: {
                /**
                 * @description A group that the agent is a member of.
                 * @example ag-bdc4010-e237-48e6-bb72-d3449a03a622
                 */
                groupId?: string;
                /**
                 * @deprecated
                 * @description Another name for groupId. If both are sent, groupId is used.
                 */
                agentgroupId?: string;
            };
            header: {
                /**
                 * @description The id of the account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId: components["parameters"]["RequiredAccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the agent.
                 * @example a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emailId": "test.agent01@harbourlane.example",
                 *       "firstName": "Test",
                 *       "lastName": "Agent 01",
                 *       "nickName": "T01",
                 *       "phoneNumber": "91234567890",
                 *       "maxChatSupport": 4,
                 *       "chatLanguageSupport": [
                 *         {
                 *           "language": "en",
                 *           "proficiency": "expert",
                 *           "isActive": true
                 *         }
                 *       ],
                 *       "voiceLanguageSupport": [
                 *         {
                 *           "language": "es",
                 *           "proficiency": "good",
                 *           "isActive": true
                 *         }
                 *       ],
                 *       "skills": [
                 *         {
                 *           "skillId": "633ffac608f3a07459939a1f",
                 *           "proficiencyLevel": "good"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AgentUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Agent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteAgent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the agent.
                 * @example a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Agent"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOrganizationAgents: {
        parameters: {
            query: {
                /**
                 * @description The page number, starting at 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of results per page.
                 * @example 10
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description Includes the queues of each agent in the results.
                 * @example True
                 */
                includeQueues: components["parameters"]["IncludeQueues"];
            };
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the account's organisation.
                 * @example o-f7507858-f354-504a-b56b-39464fb05319
                 */
                orgId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AgentListing"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAgentGroups: {
        parameters: {
            query: {
                /**
                 * @description The page number, starting at 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of results per page.
                 * @example 10
                 */
                limit: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "ag-bdc4010-e237-48e6-bb72-d3449a03a622",
                     *           "name": "Shop floor",
                     *           "lname": "shop floor",
                     *           "description": "Everyone by day",
                     *           "isDefault": false,
                     *           "isUnassigned": false,
                     *           "status": "ACTIVE",
                     *           "iId": "st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516",
                     *           "orgId": "o-f7507858-f354-504a-b56b-39464fb05319",
                     *           "createdBy": "u-ca2cc57f-5c2b-5437-bb07-fe9020d88050",
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z",
                     *           "totalAgents": 1,
                     *           "managers": []
                     *         }
                     *       ],
                     *       "skip": 0,
                     *       "limit": 10,
                     *       "hasMore": false,
                     *       "totalPages": 1,
                     *       "totalResults": 1
                     *     }
                     */
                    "application/json": components["schemas"]["AgentGroupListing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postAgentGroups: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Night shift",
                 *       "description": "From eight to eight"
                 *     }
                 */
                "application/json": components["schemas"]["AgentGroupCreate"];
            };
        };
        responses: {
            200: components["responses"]["AgentGroup"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAgentGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the agent group.
                 * @example ag-bdc4010-e237-48e6-bb72-d3449a03a622
                 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AgentGroup"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putAgentGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the agent group.
                 * @example ag-bdc4010-e237-48e6-bb72-d3449a03a622
                 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Day shift",
                 *       "description": "From eight to eight, by day"
                 *     }
                 */
                "application/json": components["schemas"]["AgentGroupUpdate"];
            };
        };
        responses: {
            200: components["responses"]["AgentGroup"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteAgentGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the agent group.
                 * @example ag-bdc4010-e237-48e6-bb72-d3449a03a622
                 */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AgentGroup"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSkillGroups: {
        parameters: {
            query: {
                /**
                 * @description The page number, starting at 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of results per page.
                 * @example 10
                 */
                limit: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of skill groups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "633ffac608f3a07459939a1e",
                     *           "name": "Default SkillGroup",
                     *           "description": "Skills of every agent",
                     *           "color": "#D2000D"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "limit": 10,
                     *       "hasMore": false,
                     *       "totalPages": 1,
                     *       "totalResults": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SkillGroupListing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSkills: {
        parameters: {
            query: {
                /**
                 * @description The page number, starting at 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of results per page.
                 * @example 10
                 */
                limit: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the skill group.
                 * @example 633ffac608f3a07459939a1e
                 */
                skillGroupId: components["parameters"]["SkillGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of skills. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "633ffac608f3a07459939a1f",
                     *           "name": "Gift wrapping",
                     *           "description": "With a ribbon",
                     *           "agents": 1,
                     *           "skillGroupId": "633ffac608f3a07459939a1e"
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "limit": 10,
                     *       "hasMore": false,
                     *       "totalPages": 1,
                     *       "totalResults": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SkillListing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postSkills: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the skill group.
                 * @example 633ffac608f3a07459939a1e
                 */
                skillGroupId: components["parameters"]["SkillGroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Sailmaking",
                 *       "description": "Repairs of canvas"
                 *     }
                 */
                "application/json": components["schemas"]["SkillCreate"];
            };
        };
        responses: {
            200: components["responses"]["Skill"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSkill: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the skill group.
                 * @example 633ffac608f3a07459939a1e
                 */
                skillGroupId: components["parameters"]["SkillGroupId"];
                /**
                 * @description The id of the skill.
                 * @example 633ffac608f3a07459939a1f
                 */
                skillId: components["parameters"]["SkillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Skill"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putSkill: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the skill group.
                 * @example 633ffac608f3a07459939a1e
                 */
                skillGroupId: components["parameters"]["SkillGroupId"];
                /**
                 * @description The id of the skill.
                 * @example 633ffac608f3a07459939a1f
                 */
                skillId: components["parameters"]["SkillId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Gift wrapping and cards"
                 *     }
                 */
                "application/json": components["schemas"]["SkillUpdate"];
            };
        };
        responses: {
            200: components["responses"]["Skill"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSkill: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the skill group.
                 * @example 633ffac608f3a07459939a1e
                 */
                skillGroupId: components["parameters"]["SkillGroupId"];
                /**
                 * @description The id of the skill.
                 * @example 633ffac608f3a07459939a1f
                 */
                skillId: components["parameters"]["SkillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Skill"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getQueues: {
        parameters: {
            query: {
                /**
                 * @description The page number, starting at 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of results per page.
                 * @example 10
                 */
                limit: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of queues. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "qu-353c014-96bb-4c3e-aebd-87a37927c780",
                     *           "name": "Orders",
                     *           "description": "New and changed orders",
                     *           "isActive": true,
                     *           "isDefault": false,
                     *           "orgId": "o-f7507858-f354-504a-b56b-39464fb05319",
                     *           "agents": [
                     *             {
                     *               "userId": "u-cc128d1c-a846-5acb-b075-9fc49a731f0e",
                     *               "isPreferredAgent": true,
                     *               "aId": "a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8",
                     *               "name": "Test Agent 01",
                     *               "id": "a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8"
                     *             }
                     *           ],
                     *           "skills": [],
                     *           "agentGroups": [],
                     *           "advancedSettings": {
                     *             "preferredAgentTimeout": 30,
                     *             "isSkillMatchEnabled": true,
                     *             "isAffinityMatchEnabled": false
                     *           },
                     *           "isAdvancedRoutingEnabled": false,
                     *           "maxTimeout": 300,
                     *           "transferQueues": [],
                     *           "enableTransferRules": false
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "limit": 10,
                     *       "hasMore": false,
                     *       "totalPages": 1,
                     *       "totalResults": 1
                     *     }
                     */
                    "application/json": components["schemas"]["QueueListing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    postQueues: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Night line",
                 *       "description": "From eight to eight",
                 *       "agents": [
                 *         {
                 *           "aId": "a-1a36a7e-bb33-4bcc-ab7b-ac33773871d8",
                 *           "isPreferredAgent": false
                 *         }
                 *       ],
                 *       "skills": [
                 *         {
                 *           "id": "633ffac608f3a07459939a1f",
                 *           "isExpireEnabled": true,
                 *           "expireTime": {
                 *             "min": 2,
                 *             "sec": 30
                 *           }
                 *         }
                 *       ],
                 *       "agentGroups": [
                 *         {
                 *           "id": "ag-bdc4010-e237-48e6-bb72-d3449a03a622"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["QueueCreate"];
            };
        };
        responses: {
            200: components["responses"]["Queue"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getQueue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the queue.
                 * @example qu-353c014-96bb-4c3e-aebd-87a37927c780
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Queue"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteQueue: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
                /**
                 * @description The id of the queue.
                 * @example qu-353c014-96bb-4c3e-aebd-87a37927c780
                 */
                queueId: components["parameters"]["QueueId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Queue"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getLayouts: {
        parameters: {
            query: {
                /**
                 * @description The page number, starting at 1.
                 * @example 1
                 */
                page: components["parameters"]["Page"];
                /**
                 * @description The maximum number of results per page.
                 * @example 10
                 */
                limit: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path: {
                /**
                 * @description The id of the bot or stream, which the pages also call BotId.
                 * @example st-7c0e5a1b-3f2d-5b64-9a7e-c1d2e3f40516
                 */
                streamId: components["parameters"]["StreamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of layouts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "ly-59736ed-eaac-40d6-8c5b-db294b100672",
                     *           "name": "Default Layout",
                     *           "isDefault": true
                     *         }
                     *       ],
                     *       "page": 1,
                     *       "limit": 10,
                     *       "hasMore": false,
                     *       "totalPages": 1,
                     *       "totalResults": 1
                     *     }
                     */
                    "application/json": components["schemas"]["LayoutListing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRoles: {
        parameters: {
            query: {
                /**
                 * @description The type of roles to return.
                 * @example bot
                 */
                roleType?: "bot" | "admin";
                /**
                 * @description The maximum number of roles to return.
                 * @example 20
                 */
                limit: number;
                /** @description The number of roles to skip. */
                offset: number;
            };
            header?: {
                /**
                 * @description The id of the account. If it is sent, it must match the world's account.
                 * @example 633ffa91d784f471d0b80c2a
                 */
                accountId?: components["parameters"]["AccountId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "availableMore": false,
                     *       "roles": [
                     *         {
                     *           "roleType": "bot",
                     *           "_id": "6344eb107b65bd738aa698b1",
                     *           "role": "Agent",
                     *           "rDesc": "Answers customers",
                     *           "permissions": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RoleListing"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}

/** The switches for what the vendor's documents leave open. */
export interface profile {
    /** reference rejects a create or an update that lacks a field which the two reference pages require. newer requires only emailId, firstName and lastName in a create, sets absent skills, queues and group to the stream's defaults, and requires no field in an update. */
    readonly requiredFields: "reference" | "newer";
    /** Requires an update to contain the agent's group in its query, as the page about updates documents. */
    readonly requireGroupId: true | false;
    /** counted only counts requests; enforced answers 429 once an app exceeds its limit. */
    readonly rateLimit: "counted" | "enforced";
}

/** The references to records that have no operation of their own. */
export interface links {
}
