// Made by scripts/generate.ts from specs/. Do not edit.

export interface paths {
    "/workspaces/{workspaceId}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        /** List the agents */
        get: operations["listAgents"];
        put?: never;
        /** Create an agent */
        post: operations["createAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/all-agents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        /** List all agents with a few fields each */
        get: operations["listAllAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/me": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        /** Read the caller's own agent */
        get: operations["getMyAgent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the caller's own agent */
        patch: operations["patchMyAgent"];
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        /** Read an agent */
        get: operations["getAgent"];
        put?: never;
        post?: never;
        /** Delete an agent */
        delete: operations["deleteAgent"];
        options?: never;
        head?: never;
        /** Change an agent */
        patch: operations["patchAgent"];
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        /** Read the availability of an agent */
        get: operations["getAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the availability of an agent */
        patch: operations["patchAvailability"];
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}/inbox/open": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report that the agent opened the inbox */
        post: operations["openInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}/inbox/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report that the agent closed the inbox */
        post: operations["closeInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}/workload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        /** Read the workload of an agent */
        get: operations["getWorkload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}/workload/assign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign an item to an agent */
        post: operations["assignItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}/workload/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an item of an agent */
        post: operations["closeItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}/presigned-upload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        /** Prepare the upload of an avatar */
        get: operations["presignAvatarUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}/presigned-upload/audio": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepare the upload of an audio file */
        post: operations["presignAudioUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/agents/{agentId}/media/{fileId}/download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
                /**
                 * @description The id of the file.
                 * @example 48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        /** Download a file of an agent */
        get: operations["downloadMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/media/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the file.
                 * @example 48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        /** Read an uploaded file */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/teams": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        /** List the teams */
        get: operations["listTeams"];
        put?: never;
        /** Create a team */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/teams/{teamId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the team.
                 * @example 91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63
                 */
                teamId: components["parameters"]["TeamId"];
            };
            cookie?: never;
        };
        /** Read a team */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        /** Delete a team */
        delete: operations["deleteTeam"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/inbox/skills": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        /** List the skills */
        get: operations["listSkills"];
        put?: never;
        /** Create a skill */
        post: operations["createSkill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/inbox/skills/{skillId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the skill.
                 * @example 3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586
                 */
                skillId: components["parameters"]["SkillId"];
            };
            cookie?: never;
        };
        /** Read a skill */
        get: operations["getSkill"];
        put?: never;
        post?: never;
        /** Delete a skill */
        delete: operations["deleteSkill"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/inbox/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        /** List the capacity rules */
        get: operations["listCapacityRules"];
        put?: never;
        /** Create a capacity rule */
        post: operations["createCapacityRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/inbox/capacity/{ruleId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the capacity rule.
                 * @example 7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31
                 */
                ruleId: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        /** Read a capacity rule */
        get: operations["getCapacityRule"];
        put?: never;
        post?: never;
        /** Delete a capacity rule */
        delete: operations["deleteCapacityRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/sender-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        /** List the sender profiles */
        get: operations["listSenderProfiles"];
        put?: never;
        /** Create a sender profile */
        post: operations["createSenderProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspaceId}/sender-profiles/{senderProfileId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the sender profile.
                 * @example b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57
                 */
                senderProfileId: components["parameters"]["SenderProfileId"];
            };
            cookie?: never;
        };
        /** Read a sender profile */
        get: operations["getSenderProfile"];
        put?: never;
        post?: never;
        /** Delete a sender profile */
        delete: operations["deleteSenderProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agent-uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file with a presigned form */
        post: operations["uploadFile"];
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
        /** @description An error. */
        Error: {
            code: string;
            message: string;
            /** @description The problems of each field, by the path of the field. */
            details?: {
                [key: string]: string[];
            };
        };
        /** @description An error in the XML format of S3. */
        UploadError: string;
        /**
         * @description The presence of an agent. The reference shows only active.
         * @enum {string}
         */
        Status: "active" | "away" | "offline";
        /**
         * @description The type of an agent. The reference shows only user.
         * @enum {string}
         */
        AgentType: "user" | "bot";
        /**
         * @description The current activity of an agent. The reference shows only available. on-call, busy and wrap-up are likely.
         * @example available
         */
        Activity: string;
        Count: number;
        /** @description A number of items for each channel. */
        Channels: {
            messaging: components["schemas"]["Count"];
            email: components["schemas"]["Count"];
        };
        Availability: {
            status: components["schemas"]["Status"];
            activity: components["schemas"]["Activity"];
            activityTtl?: number;
            activityText?: string;
            lastStatusSet: string;
            lastActivitySet: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PatchAvailability: {
            status?: components["schemas"]["Status"];
            activity?: components["schemas"]["Activity"];
            activityTtl?: number;
            activityText?: string;
        };
        /** @description The maximum number of items that an agent can have at a time. */
        CapacityRule: {
            id: string;
            workspaceId: string;
            name: string;
            description: string;
            default: boolean;
            capacity: components["schemas"]["Channels"];
            assignedAgentIds: string[];
            createdAt: string;
            updatedAt: string;
        };
        CreateCapacityRule: {
            name: string;
            description: string;
            default?: boolean;
            capacity: components["schemas"]["Channels"];
            agents?: string[];
        };
        CapacityRuleList: {
            results: components["schemas"]["CapacityRule"][];
            nextPageToken?: string;
            total: components["schemas"]["Count"];
        };
        Workload: {
            id: string;
            workload: components["schemas"]["Channels"];
            rule?: components["schemas"]["CapacityRule"];
            ruleId?: string;
            /** Format: date-time */
            updatedAt: string;
        };
        WorkItem: {
            /** @enum {string} */
            channel: "messaging" | "email";
        };
        DayStart: {
            hour: number;
            minute: number;
        };
        DayEnd: {
            hour: number;
            minute: number;
        };
        WorkDay: {
            from: components["schemas"]["DayStart"];
            to: components["schemas"]["DayEnd"];
        };
        /** @description The working hours of each day. A missing day is off. */
        WeeklySchedule: {
            monday?: components["schemas"]["WorkDay"];
            tuesday?: components["schemas"]["WorkDay"];
            wednesday?: components["schemas"]["WorkDay"];
            thursday?: components["schemas"]["WorkDay"];
            friday?: components["schemas"]["WorkDay"];
            saturday?: components["schemas"]["WorkDay"];
            sunday?: components["schemas"]["WorkDay"];
        };
        /** @description A day off that recurs every year. */
        Holiday: {
            name: string;
            day: number;
            month: number;
        };
        ForwardNumber: {
            enabled: boolean;
            number?: string;
            maskCaller?: boolean;
        };
        /** @description A locale such as ar-AE, the first entry of a list that is not fully known. */
        TranscriptionLocale: string;
        Role: {
            /** Format: uuid */
            id: string;
            /**
             * @description The reference shows only organization.
             * @example organization
             */
            type: string;
            workspaces: string[];
        };
        /** @description The user of an agent. The reference allows more properties than these. */
        User: {
            /** Format: uuid */
            id: string;
            name: string;
            avatarUrl?: string;
            defaultEmail?: string;
            phoneNumber?: string;
        } & {
            [key: string]: unknown;
        };
        AgentTeam: {
            id: string;
            name: string;
            /** Format: date-time */
            memberSince: string;
            activeMemberCount: components["schemas"]["Count"];
            pendingMemberCount: components["schemas"]["Count"];
        };
        SelectedValue: {
            /** Format: uuid */
            id: string;
            value: string;
            icon?: string;
        };
        AssignedSkill: {
            /** Format: uuid */
            id: string;
            name: string;
            valueType: components["schemas"]["ValueType"];
            selectedValues: components["schemas"]["SelectedValue"][];
        };
        /**
         * @description The number of values that an agent can have. The reference shows only single.
         * @enum {string}
         */
        ValueType: "single" | "multiple";
        /** @description A skill to assign. Names, types, values and icons that are sent along are ignored. */
        AssignSkill: {
            /** Format: uuid */
            id: string;
            name?: string;
            valueType?: components["schemas"]["ValueType"];
            selectedValues?: {
                /** Format: uuid */
                id: string;
                value?: string;
                icon?: string;
            }[];
        };
        Agent: {
            id: string;
            status: components["schemas"]["Status"];
            statusBeforeOffline?: components["schemas"]["Status"];
            name: string;
            overrideName: boolean;
            workspaceId: string;
            type: components["schemas"]["AgentType"];
            userEmails: string[];
            bio?: string;
            avatarUrl?: string;
            dropVms: unknown[];
            tagCount: components["schemas"]["Count"];
            wrapUpTime: components["schemas"]["Count"];
            /** Format: date-time */
            lastAssignedAt?: string;
            /** Format: date-time */
            lastSetToAwayAt?: string;
            teams: components["schemas"]["AgentTeam"][];
            workload: components["schemas"]["Workload"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            availability: components["schemas"]["Availability"];
            timezone?: string;
            defaultCountryCode?: string;
            defaultCallerId?: string;
            forwardNumber?: components["schemas"]["ForwardNumber"];
            transcriptionLocale?: components["schemas"]["TranscriptionLocale"];
            roles: components["schemas"]["Role"][];
            user?: components["schemas"]["User"];
            weeklySchedule?: components["schemas"]["WeeklySchedule"];
            holidays: components["schemas"]["Holiday"][];
            assignedSkills: components["schemas"]["AssignedSkill"][];
            /** Format: uuid */
            defaultSenderId?: string;
            outOfOfficeResponse?: string;
        };
        AgentList: {
            results: components["schemas"]["Agent"][];
            nextPageToken?: string;
            total: components["schemas"]["Count"];
        };
        MinimalAgent: {
            id: string;
            status: components["schemas"]["Status"];
            activity: components["schemas"]["Activity"];
            name: string;
            avatarUrl?: string;
            /** Format: date-time */
            createdAt: string;
        };
        MinimalAgentList: {
            results: components["schemas"]["MinimalAgent"][];
        };
        CreateAgent: {
            name: string;
            bio?: string;
            type?: components["schemas"]["AgentType"];
            /** Format: uuid */
            userId?: string;
            teamIds?: string[];
            timezone?: string;
            defaultCountryCode?: string;
            weeklySchedule?: components["schemas"]["WeeklySchedule"];
            holidays?: components["schemas"]["Holiday"][];
        };
        PatchAgent: {
            name?: string;
            bio?: string | null;
            status?: components["schemas"]["Status"];
            avatarUrl?: string | null;
            dropVms?: unknown[];
            wrapUpTime?: components["schemas"]["Count"];
            timezone?: string;
            defaultCountryCode?: string;
            defaultCallerId?: string | null;
            forwardNumber?: components["schemas"]["ForwardNumber"];
            transcriptionLocale?: components["schemas"]["TranscriptionLocale"];
            weeklySchedule?: components["schemas"]["WeeklySchedule"] | null;
            holidays?: components["schemas"]["Holiday"][];
            assignedSkills?: components["schemas"]["AssignSkill"][];
            /** Format: uuid */
            defaultSenderId?: string;
            outOfOfficeResponse?: string | null;
        };
        PresignedUpload: {
            mediaUrl: string;
            /** Format: uuid */
            fileId: string;
            url: string;
            formData: {
                policy: string;
                "x-amz-algorithm": string;
                "x-amz-credential": string;
                "x-amz-date": string;
                /** Format: password */
                "x-amz-signature": string;
            };
            expectedFields: string[];
        };
        AudioUpload: {
            contentType?: string;
        };
        /** @description The fields of a presigned form, followed by the file. Field names ignore case. The policy field decides which other fields are required. */
        UploadForm: {
            [key: string]: unknown;
        };
        FileLocation: {
            /** Format: uri */
            url: string;
        };
        Team: {
            /** Format: uuid */
            id: string;
            workspaceId: string;
            name: string;
            description?: string;
            visibility: components["schemas"]["Visibility"];
            accessibility: components["schemas"]["Accessibility"];
            activeMemberCount: components["schemas"]["Count"];
            pendingMemberCount: components["schemas"]["Count"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @enum {string} */
        Visibility: "public" | "private";
        /** @enum {string} */
        Accessibility: "open" | "request-to-join" | "invite-only";
        CreateTeam: {
            name: string;
            description?: string;
            visibility?: components["schemas"]["Visibility"];
            accessibility?: components["schemas"]["Accessibility"];
        };
        TeamList: {
            results: components["schemas"]["Team"][];
            nextPageToken?: string;
            total: components["schemas"]["Count"];
        };
        Skill: {
            /** Format: uuid */
            id: string;
            workspaceId: string;
            name: string;
            valueType: components["schemas"]["ValueType"];
            values: components["schemas"]["SelectedValue"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CreateSkill: {
            name: string;
            valueType: components["schemas"]["ValueType"];
            values: {
                value: string;
                icon?: string;
            }[];
        };
        SkillList: {
            results: components["schemas"]["Skill"][];
            nextPageToken?: string;
            total: components["schemas"]["Count"];
        };
        /** @description The sender of an agent's messages. No page shows its fields, so it has only those an agent needs. */
        SenderProfile: {
            /** Format: uuid */
            id: string;
            workspaceId: string;
            name: string;
            sender?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CreateSenderProfile: {
            name: string;
            sender?: string;
        };
        SenderProfileList: {
            results: components["schemas"]["SenderProfile"][];
            nextPageToken?: string;
            total: components["schemas"]["Count"];
        };
        Workspace: {
            id: string;
            name: string;
        };
        /** @description A JWT issuer and its signing secret. */
        TokenIssuer: {
            issuer: string;
            /** Format: password */
            secret: string;
        };
        /** @description An access key. An access key without a user has no own agent. */
        AccessKeyRecord: {
            key: string;
            userId?: string;
        };
        /** @description A team. Its active members are counted when it is shown. */
        TeamRecord: {
            /** Format: uuid */
            id: string;
            workspaceId: string;
            name: string;
            description?: string;
            visibility: components["schemas"]["Visibility"];
            accessibility: components["schemas"]["Accessibility"];
            pendingMemberCount: components["schemas"]["Count"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description The membership of an agent in a team. */
        Membership: {
            agentId: string;
            teamId: string;
            /** Format: date-time */
            memberSince: string;
        };
        /** @description An agent as it is stored. Its user, teams, capacity rule and skill names are looked up when it is shown. */
        AgentRecord: {
            /** Format: uuid */
            id: string;
            workspaceId: string;
            type: components["schemas"]["AgentType"];
            /** Format: uuid */
            userId?: string;
            name: string;
            overrideName: boolean;
            bio?: string;
            avatarUrl?: string;
            dropVms: unknown[];
            tagCount: components["schemas"]["Count"];
            wrapUpTime: components["schemas"]["Count"];
            /** Format: date-time */
            lastAssignedAt?: string;
            /** Format: date-time */
            lastSetToAwayAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            availability: components["schemas"]["Availability"];
            statusBeforeOffline?: components["schemas"]["Status"];
            /** @description true if the status was chosen by hand and not set by the inbox. */
            statusChosen: boolean;
            /** @description End of the activity, in ms since 1970. */
            activityEndsAt?: number;
            /** @description Time at which a closed inbox sets the agent away, in ms since 1970. */
            awayAt?: number;
            load: components["schemas"]["Channels"];
            /** Format: date-time */
            loadUpdatedAt: string;
            timezone?: string;
            defaultCountryCode?: string;
            defaultCallerId?: string;
            forwardNumber?: components["schemas"]["ForwardNumber"];
            transcriptionLocale?: components["schemas"]["TranscriptionLocale"];
            roles: components["schemas"]["Role"][];
            weeklySchedule?: components["schemas"]["WeeklySchedule"];
            holidays: components["schemas"]["Holiday"][];
            skills: {
                id: string;
                selected: string[];
            }[];
            /** Format: uuid */
            defaultSenderId?: string;
            outOfOfficeResponse?: string;
        };
        /** @description A file that can be or was uploaded. Its bytes are stored in FileContent. */
        FileRecord: {
            /** Format: uuid */
            id: string;
            workspaceId: string;
            agentId: string;
            /** @description Object key in the bucket. */
            key: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Time at which an unused file id is deleted, in ms since 1970. */
            expiresAt?: number;
            mediaType?: string;
            size?: components["schemas"]["Count"];
            /** Format: date-time */
            uploadedAt?: string;
        };
        FileContent: {
            id: string;
            base64: string;
        };
    };
    responses: {
        /** @description The request cannot be read, or a parameter is invalid. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "BadRequest",
                 *       "message": "query pageToken must be a cursor from this listing, with the same filters"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The credential is missing or invalid. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "Unauthorized",
                 *       "message": "A JWT or an access key is required: send it in the Authorization header"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The resource does not exist in this workspace. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "ResourceNotFound",
                 *       "message": "The requested resource does not exist"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The path does not support the method. */
        MethodNotAllowed: {
            headers: {
                /**
                 * @description The methods that the path supports.
                 * @example GET, PATCH
                 */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "MethodNotAllowed",
                 *       "message": "DELETE is not a method of this path"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request conflicts with the current state. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "ResourceAlreadyExists",
                 *       "message": "Agent already exists"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is larger than the emulator accepts. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "PayloadTooLarge",
                 *       "message": "The body must be no larger than 1048576 bytes"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
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
                 *       "code": "UnsupportedMediaType",
                 *       "message": "The body must be application/json"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body can be read, but is invalid. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "ValidationFailed",
                 *       "message": "body /name is required",
                 *       "details": {
                 *         "name": [
                 *           "is required"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A rate limit is exceeded. The vendor documents none, so only an injected fault causes this response. */
        TooManyRequests: {
            headers: {
                /**
                 * @description Seconds to wait before the next attempt.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "TooManyRequests",
                 *       "message": "The limit is used up"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The emulator failed. Only an injected fault or a bug in the emulator causes this response. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "InternalServerError",
                 *       "message": "Something went wrong"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The service is unavailable. Only an injected fault causes this response. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "ServiceUnavailable",
                 *       "message": "Try again later"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The form is invalid. */
        UploadInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /** @example <?xml version="1.0" encoding="UTF-8"?><Error><Code>EntityTooLarge</Code><Message>The file has 26214401 bytes, but the limit is 26214400 bytes: upload a smaller file.</Message></Error> */
                "application/xml": components["schemas"]["UploadError"];
            };
        };
        /** @description The form is not allowed, or its policy forbids this upload. */
        UploadDenied: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /** @example <?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>The policy expired at 2026-01-15T10:00:00.000Z: request a new presigned form.</Message></Error> */
                "application/xml": components["schemas"]["UploadError"];
            };
        };
        /** @description The emulator failed. Only an injected fault or a bug in the emulator causes this response. */
        UploadFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /** @example <?xml version="1.0" encoding="UTF-8"?><Error><Code>InternalError</Code><Message>A fault was set for this operation</Message></Error> */
                "application/xml": components["schemas"]["UploadError"];
            };
        };
        /** @description The service is unavailable. Only an injected fault causes this response. */
        UploadUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /** @example <?xml version="1.0" encoding="UTF-8"?><Error><Code>SlowDown</Code><Message>A fault was set for this operation</Message></Error> */
                "application/xml": components["schemas"]["UploadError"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the workspace.
         * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
         */
        WorkspaceId: string;
        /**
         * @description The id of the agent.
         * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
         */
        AgentId: string;
        /**
         * @description The id of the file.
         * @example 48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126
         */
        FileId: string;
        /**
         * @description The id of the team.
         * @example 91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63
         */
        TeamId: string;
        /**
         * @description The id of the skill.
         * @example 3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586
         */
        SkillId: string;
        /**
         * @description The id of the capacity rule.
         * @example 7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31
         */
        RuleId: string;
        /**
         * @description The id of the sender profile.
         * @example b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57
         */
        SenderProfileId: string;
        /**
         * @description Maximum number of results on a page.
         * @example 25
         */
        Limit: number;
        /**
         * @description The nextPageToken of the previous page.
         * @example MHxbIl0
         */
        PageToken: string;
        /**
         * @description Reverses the order if true.
         * @example false
         */
        Reverse: boolean;
        /**
         * @description Sort order of the agents.
         * @example name
         */
        SortBy: "createdAt" | "statusAssignedCount" | "assignedCount" | "name";
        /**
         * @description Selects agents whose name contains this string.
         * @example tamsin
         */
        NameFilter: string;
        /**
         * @description Selects agents with an email address that contains this string.
         * @example ferrier@
         */
        EmailFilter: string;
        /**
         * @description Selects agents with any of these roles.
         * @example [
         *       "a6f0c3d8-4b19-4e72-95ad-1c8e7f3b2d60"
         *     ]
         */
        RoleIds: string[];
        /**
         * @description Selects agents whose status last changed at or after this time.
         * @example 2026-01-15T00:00:00Z
         */
        Since: string;
        /**
         * @description Selects agents whose status last changed before this time.
         * @example 2026-01-16T00:00:00Z
         */
        Upto: string;
        /**
         * @description Selects exactly these agents; all other parameters are ignored.
         * @example [
         *       "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082"
         *     ]
         */
        AgentIds: string[];
        /**
         * @description Selects agents with any of these statuses. Comes from an older version of the reference.
         * @example [
         *       "active"
         *     ]
         */
        AgentStatuses: components["schemas"]["Status"][];
        /**
         * @description A header that names JSON selects the location instead of a redirect.
         * @example application/json
         */
        Accept: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAgents: {
        parameters: {
            query: {
                /**
                 * @description Maximum number of results on a page.
                 * @example 25
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description The nextPageToken of the previous page.
                 * @example MHxbIl0
                 */
                pageToken?: components["parameters"]["PageToken"];
                /**
                 * @description Reverses the order if true.
                 * @example false
                 */
                reverse: components["parameters"]["Reverse"];
                /**
                 * @description Sort order of the agents.
                 * @example name
                 */
                sortBy: components["parameters"]["SortBy"];
                /**
                 * @description Selects agents whose name contains this string.
                 * @example tamsin
                 */
                name?: components["parameters"]["NameFilter"];
                /**
                 * @description Selects agents with an email address that contains this string.
                 * @example ferrier@
                 */
                email?: components["parameters"]["EmailFilter"];
                /**
                 * @description Selects agents with any of these roles.
                 * @example [
                 *       "a6f0c3d8-4b19-4e72-95ad-1c8e7f3b2d60"
                 *     ]
                 */
                roleIds?: components["parameters"]["RoleIds"];
                /**
                 * @description Selects agents whose status last changed at or after this time.
                 * @example 2026-01-15T00:00:00Z
                 */
                lastStatusActivitySince?: components["parameters"]["Since"];
                /**
                 * @description Selects agents whose status last changed before this time.
                 * @example 2026-01-16T00:00:00Z
                 */
                lastStatusActivityUpto?: components["parameters"]["Upto"];
                /**
                 * @description Selects exactly these agents; all other parameters are ignored.
                 * @example [
                 *       "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082"
                 *     ]
                 */
                agentIds?: components["parameters"]["AgentIds"];
                /**
                 * @description Selects agents with any of these statuses. Comes from an older version of the reference.
                 * @example [
                 *       "active"
                 *     ]
                 */
                agentStatuses?: components["parameters"]["AgentStatuses"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of agents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *           "status": "active",
                     *           "name": "Tamsin Ferrier",
                     *           "overrideName": false,
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "type": "user",
                     *           "userEmails": [
                     *             "tamsin.ferrier@harbourlane.example"
                     *           ],
                     *           "bio": "Parcels on their way back",
                     *           "dropVms": [],
                     *           "tagCount": 0,
                     *           "wrapUpTime": 30,
                     *           "teams": [
                     *             {
                     *               "id": "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63",
                     *               "name": "Returns",
                     *               "memberSince": "2026-01-15T09:00:00.000Z",
                     *               "activeMemberCount": 6,
                     *               "pendingMemberCount": 1
                     *             }
                     *           ],
                     *           "workload": {
                     *             "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *             "workload": {
                     *               "messaging": 1,
                     *               "email": 2
                     *             },
                     *             "rule": {
                     *               "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *               "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *               "name": "Everyone",
                     *               "description": "Agents without their own rule",
                     *               "default": true,
                     *               "capacity": {
                     *                 "messaging": 4,
                     *                 "email": 8
                     *               },
                     *               "assignedAgentIds": [],
                     *               "createdAt": "2026-01-15T09:00:00.000Z",
                     *               "updatedAt": "2026-01-15T09:00:00.000Z"
                     *             },
                     *             "ruleId": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *             "updatedAt": "2026-01-15T09:00:00.000Z"
                     *           },
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z",
                     *           "availability": {
                     *             "status": "active",
                     *             "activity": "available",
                     *             "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *             "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *             "updatedAt": "2026-01-15T09:00:00.000Z"
                     *           },
                     *           "timezone": "Europe/London",
                     *           "defaultCountryCode": "GB",
                     *           "roles": [],
                     *           "user": {
                     *             "id": "c47a1e90-3b6d-4852-a9f7-e05d8b2c6314",
                     *             "name": "Tamsin Ferrier",
                     *             "defaultEmail": "tamsin.ferrier@harbourlane.example"
                     *           },
                     *           "weeklySchedule": {
                     *             "monday": {
                     *               "from": {
                     *                 "hour": 9,
                     *                 "minute": 0
                     *               },
                     *               "to": {
                     *                 "hour": 17,
                     *                 "minute": 30
                     *               }
                     *             }
                     *           },
                     *           "holidays": [
                     *             {
                     *               "name": "Boxing Day",
                     *               "day": 26,
                     *               "month": 12
                     *             }
                     *           ],
                     *           "assignedSkills": [
                     *             {
                     *               "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                     *               "name": "Language",
                     *               "valueType": "multiple",
                     *               "selectedValues": [
                     *                 {
                     *                   "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315",
                     *                   "value": "English",
                     *                   "icon": "🇬🇧"
                     *                 }
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextPageToken": "MHxbIl0",
                     *       "total": 24
                     *     }
                     */
                    "application/json": components["schemas"]["AgentList"];
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
    createAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Idris Okafor",
                 *       "bio": "Orders and invoices",
                 *       "type": "user",
                 *       "userId": "e1d7b3f5-2c48-4a96-8f0e-6b5a9c3d7e12",
                 *       "teamIds": [
                 *         "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63"
                 *       ],
                 *       "timezone": "Africa/Lagos",
                 *       "defaultCountryCode": "NG",
                 *       "weeklySchedule": {
                 *         "monday": {
                 *           "from": {
                 *             "hour": 9,
                 *             "minute": 0
                 *           },
                 *           "to": {
                 *             "hour": 17,
                 *             "minute": 30
                 *           }
                 *         }
                 *       },
                 *       "holidays": [
                 *         {
                 *           "name": "Christmas Day",
                 *           "day": 25,
                 *           "month": 12
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateAgent"];
            };
        };
        responses: {
            /** @description The new agent. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *       "status": "away",
                     *       "name": "Tamsin Ferrier",
                     *       "overrideName": false,
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "type": "user",
                     *       "userEmails": [
                     *         "tamsin.ferrier@harbourlane.example"
                     *       ],
                     *       "bio": "Parcels on their way back",
                     *       "dropVms": [],
                     *       "tagCount": 0,
                     *       "wrapUpTime": 30,
                     *       "teams": [
                     *         {
                     *           "id": "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63",
                     *           "name": "Returns",
                     *           "memberSince": "2026-01-15T09:00:00.000Z",
                     *           "activeMemberCount": 6,
                     *           "pendingMemberCount": 1
                     *         }
                     *       ],
                     *       "workload": {
                     *         "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *         "workload": {
                     *           "messaging": 1,
                     *           "email": 2
                     *         },
                     *         "rule": {
                     *           "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "name": "Everyone",
                     *           "description": "Agents without their own rule",
                     *           "default": true,
                     *           "capacity": {
                     *             "messaging": 4,
                     *             "email": 8
                     *           },
                     *           "assignedAgentIds": [],
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z"
                     *         },
                     *         "ruleId": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z",
                     *       "availability": {
                     *         "status": "away",
                     *         "activity": "available",
                     *         "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *         "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "timezone": "Europe/London",
                     *       "defaultCountryCode": "GB",
                     *       "roles": [],
                     *       "user": {
                     *         "id": "c47a1e90-3b6d-4852-a9f7-e05d8b2c6314",
                     *         "name": "Tamsin Ferrier",
                     *         "defaultEmail": "tamsin.ferrier@harbourlane.example"
                     *       },
                     *       "weeklySchedule": {
                     *         "monday": {
                     *           "from": {
                     *             "hour": 9,
                     *             "minute": 0
                     *           },
                     *           "to": {
                     *             "hour": 17,
                     *             "minute": 30
                     *           }
                     *         }
                     *       },
                     *       "holidays": [
                     *         {
                     *           "name": "Boxing Day",
                     *           "day": 26,
                     *           "month": 12
                     *         }
                     *       ],
                     *       "assignedSkills": [
                     *         {
                     *           "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                     *           "name": "Language",
                     *           "valueType": "multiple",
                     *           "selectedValues": [
                     *             {
                     *               "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315",
                     *               "value": "English",
                     *               "icon": "🇬🇧"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAllAgents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All agents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *           "status": "active",
                     *           "activity": "available",
                     *           "name": "Tamsin Ferrier",
                     *           "createdAt": "2026-01-15T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MinimalAgentList"];
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
    getMyAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *       "status": "active",
                     *       "name": "Tamsin Ferrier",
                     *       "overrideName": false,
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "type": "user",
                     *       "userEmails": [
                     *         "tamsin.ferrier@harbourlane.example"
                     *       ],
                     *       "bio": "Parcels on their way back",
                     *       "dropVms": [],
                     *       "tagCount": 0,
                     *       "wrapUpTime": 30,
                     *       "teams": [
                     *         {
                     *           "id": "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63",
                     *           "name": "Returns",
                     *           "memberSince": "2026-01-15T09:00:00.000Z",
                     *           "activeMemberCount": 6,
                     *           "pendingMemberCount": 1
                     *         }
                     *       ],
                     *       "workload": {
                     *         "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *         "workload": {
                     *           "messaging": 1,
                     *           "email": 2
                     *         },
                     *         "rule": {
                     *           "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "name": "Everyone",
                     *           "description": "Agents without their own rule",
                     *           "default": true,
                     *           "capacity": {
                     *             "messaging": 4,
                     *             "email": 8
                     *           },
                     *           "assignedAgentIds": [],
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z"
                     *         },
                     *         "ruleId": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z",
                     *       "availability": {
                     *         "status": "active",
                     *         "activity": "available",
                     *         "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *         "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "timezone": "Europe/London",
                     *       "defaultCountryCode": "GB",
                     *       "roles": [],
                     *       "user": {
                     *         "id": "c47a1e90-3b6d-4852-a9f7-e05d8b2c6314",
                     *         "name": "Tamsin Ferrier",
                     *         "defaultEmail": "tamsin.ferrier@harbourlane.example"
                     *       },
                     *       "weeklySchedule": {
                     *         "monday": {
                     *           "from": {
                     *             "hour": 9,
                     *             "minute": 0
                     *           },
                     *           "to": {
                     *             "hour": 17,
                     *             "minute": 30
                     *           }
                     *         }
                     *       },
                     *       "holidays": [
                     *         {
                     *           "name": "Boxing Day",
                     *           "day": 26,
                     *           "month": 12
                     *         }
                     *       ],
                     *       "assignedSkills": [
                     *         {
                     *           "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                     *           "name": "Language",
                     *           "valueType": "multiple",
                     *           "selectedValues": [
                     *             {
                     *               "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315",
                     *               "value": "English",
                     *               "icon": "🇬🇧"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Agent"];
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
    patchMyAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Tamsin F.",
                 *       "bio": "Parcels and refunds",
                 *       "status": "active",
                 *       "avatarUrl": "https://media.example/tamsin.png",
                 *       "dropVms": [],
                 *       "wrapUpTime": 45,
                 *       "timezone": "Europe/London",
                 *       "defaultCountryCode": "GB",
                 *       "defaultCallerId": "+442079460000",
                 *       "forwardNumber": {
                 *         "enabled": true,
                 *         "number": "+442079460001",
                 *         "maskCaller": false
                 *       },
                 *       "transcriptionLocale": "en-GB",
                 *       "weeklySchedule": {
                 *         "monday": {
                 *           "from": {
                 *             "hour": 9,
                 *             "minute": 0
                 *           },
                 *           "to": {
                 *             "hour": 17,
                 *             "minute": 30
                 *           }
                 *         }
                 *       },
                 *       "holidays": [
                 *         {
                 *           "name": "Boxing Day",
                 *           "day": 26,
                 *           "month": 12
                 *         }
                 *       ],
                 *       "assignedSkills": [
                 *         {
                 *           "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                 *           "selectedValues": [
                 *             {
                 *               "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "defaultSenderId": "b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57",
                 *       "outOfOfficeResponse": "Back on Monday"
                 *     }
                 */
                "application/json": components["schemas"]["PatchAgent"];
            };
        };
        responses: {
            /** @description The updated agent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *       "status": "active",
                     *       "name": "Tamsin Ferrier",
                     *       "overrideName": false,
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "type": "user",
                     *       "userEmails": [
                     *         "tamsin.ferrier@harbourlane.example"
                     *       ],
                     *       "bio": "Parcels on their way back",
                     *       "dropVms": [],
                     *       "tagCount": 0,
                     *       "wrapUpTime": 30,
                     *       "teams": [
                     *         {
                     *           "id": "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63",
                     *           "name": "Returns",
                     *           "memberSince": "2026-01-15T09:00:00.000Z",
                     *           "activeMemberCount": 6,
                     *           "pendingMemberCount": 1
                     *         }
                     *       ],
                     *       "workload": {
                     *         "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *         "workload": {
                     *           "messaging": 1,
                     *           "email": 2
                     *         },
                     *         "rule": {
                     *           "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "name": "Everyone",
                     *           "description": "Agents without their own rule",
                     *           "default": true,
                     *           "capacity": {
                     *             "messaging": 4,
                     *             "email": 8
                     *           },
                     *           "assignedAgentIds": [],
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z"
                     *         },
                     *         "ruleId": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z",
                     *       "availability": {
                     *         "status": "active",
                     *         "activity": "available",
                     *         "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *         "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "timezone": "Europe/London",
                     *       "defaultCountryCode": "GB",
                     *       "roles": [],
                     *       "user": {
                     *         "id": "c47a1e90-3b6d-4852-a9f7-e05d8b2c6314",
                     *         "name": "Tamsin Ferrier",
                     *         "defaultEmail": "tamsin.ferrier@harbourlane.example"
                     *       },
                     *       "weeklySchedule": {
                     *         "monday": {
                     *           "from": {
                     *             "hour": 9,
                     *             "minute": 0
                     *           },
                     *           "to": {
                     *             "hour": 17,
                     *             "minute": 30
                     *           }
                     *         }
                     *       },
                     *       "holidays": [
                     *         {
                     *           "name": "Boxing Day",
                     *           "day": 26,
                     *           "month": 12
                     *         }
                     *       ],
                     *       "assignedSkills": [
                     *         {
                     *           "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                     *           "name": "Language",
                     *           "valueType": "multiple",
                     *           "selectedValues": [
                     *             {
                     *               "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315",
                     *               "value": "English",
                     *               "icon": "🇬🇧"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *       "status": "active",
                     *       "name": "Tamsin Ferrier",
                     *       "overrideName": false,
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "type": "user",
                     *       "userEmails": [
                     *         "tamsin.ferrier@harbourlane.example"
                     *       ],
                     *       "bio": "Parcels on their way back",
                     *       "dropVms": [],
                     *       "tagCount": 0,
                     *       "wrapUpTime": 30,
                     *       "teams": [
                     *         {
                     *           "id": "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63",
                     *           "name": "Returns",
                     *           "memberSince": "2026-01-15T09:00:00.000Z",
                     *           "activeMemberCount": 6,
                     *           "pendingMemberCount": 1
                     *         }
                     *       ],
                     *       "workload": {
                     *         "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *         "workload": {
                     *           "messaging": 1,
                     *           "email": 2
                     *         },
                     *         "rule": {
                     *           "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "name": "Everyone",
                     *           "description": "Agents without their own rule",
                     *           "default": true,
                     *           "capacity": {
                     *             "messaging": 4,
                     *             "email": 8
                     *           },
                     *           "assignedAgentIds": [],
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z"
                     *         },
                     *         "ruleId": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z",
                     *       "availability": {
                     *         "status": "active",
                     *         "activity": "available",
                     *         "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *         "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "timezone": "Europe/London",
                     *       "defaultCountryCode": "GB",
                     *       "roles": [],
                     *       "user": {
                     *         "id": "c47a1e90-3b6d-4852-a9f7-e05d8b2c6314",
                     *         "name": "Tamsin Ferrier",
                     *         "defaultEmail": "tamsin.ferrier@harbourlane.example"
                     *       },
                     *       "weeklySchedule": {
                     *         "monday": {
                     *           "from": {
                     *             "hour": 9,
                     *             "minute": 0
                     *           },
                     *           "to": {
                     *             "hour": 17,
                     *             "minute": 30
                     *           }
                     *         }
                     *       },
                     *       "holidays": [
                     *         {
                     *           "name": "Boxing Day",
                     *           "day": 26,
                     *           "month": 12
                     *         }
                     *       ],
                     *       "assignedSkills": [
                     *         {
                     *           "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                     *           "name": "Language",
                     *           "valueType": "multiple",
                     *           "selectedValues": [
                     *             {
                     *               "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315",
                     *               "value": "English",
                     *               "icon": "🇬🇧"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Agent"];
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
    deleteAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    patchAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Tamsin F.",
                 *       "bio": "Parcels and refunds",
                 *       "status": "active",
                 *       "avatarUrl": "https://media.example/tamsin.png",
                 *       "dropVms": [],
                 *       "wrapUpTime": 45,
                 *       "timezone": "Europe/London",
                 *       "defaultCountryCode": "GB",
                 *       "defaultCallerId": "+442079460000",
                 *       "forwardNumber": {
                 *         "enabled": true,
                 *         "number": "+442079460001",
                 *         "maskCaller": false
                 *       },
                 *       "transcriptionLocale": "en-GB",
                 *       "weeklySchedule": {
                 *         "monday": {
                 *           "from": {
                 *             "hour": 9,
                 *             "minute": 0
                 *           },
                 *           "to": {
                 *             "hour": 17,
                 *             "minute": 30
                 *           }
                 *         }
                 *       },
                 *       "holidays": [
                 *         {
                 *           "name": "Boxing Day",
                 *           "day": 26,
                 *           "month": 12
                 *         }
                 *       ],
                 *       "assignedSkills": [
                 *         {
                 *           "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                 *           "selectedValues": [
                 *             {
                 *               "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "defaultSenderId": "b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57",
                 *       "outOfOfficeResponse": "Back on Monday"
                 *     }
                 */
                "application/json": components["schemas"]["PatchAgent"];
            };
        };
        responses: {
            /** @description The updated agent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *       "status": "active",
                     *       "name": "Tamsin Ferrier",
                     *       "overrideName": false,
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "type": "user",
                     *       "userEmails": [
                     *         "tamsin.ferrier@harbourlane.example"
                     *       ],
                     *       "bio": "Parcels on their way back",
                     *       "dropVms": [],
                     *       "tagCount": 0,
                     *       "wrapUpTime": 30,
                     *       "teams": [
                     *         {
                     *           "id": "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63",
                     *           "name": "Returns",
                     *           "memberSince": "2026-01-15T09:00:00.000Z",
                     *           "activeMemberCount": 6,
                     *           "pendingMemberCount": 1
                     *         }
                     *       ],
                     *       "workload": {
                     *         "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *         "workload": {
                     *           "messaging": 1,
                     *           "email": 2
                     *         },
                     *         "rule": {
                     *           "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "name": "Everyone",
                     *           "description": "Agents without their own rule",
                     *           "default": true,
                     *           "capacity": {
                     *             "messaging": 4,
                     *             "email": 8
                     *           },
                     *           "assignedAgentIds": [],
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z"
                     *         },
                     *         "ruleId": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z",
                     *       "availability": {
                     *         "status": "active",
                     *         "activity": "available",
                     *         "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *         "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "timezone": "Europe/London",
                     *       "defaultCountryCode": "GB",
                     *       "roles": [],
                     *       "user": {
                     *         "id": "c47a1e90-3b6d-4852-a9f7-e05d8b2c6314",
                     *         "name": "Tamsin Ferrier",
                     *         "defaultEmail": "tamsin.ferrier@harbourlane.example"
                     *       },
                     *       "weeklySchedule": {
                     *         "monday": {
                     *           "from": {
                     *             "hour": 9,
                     *             "minute": 0
                     *           },
                     *           "to": {
                     *             "hour": 17,
                     *             "minute": 30
                     *           }
                     *         }
                     *       },
                     *       "holidays": [
                     *         {
                     *           "name": "Boxing Day",
                     *           "day": 26,
                     *           "month": 12
                     *         }
                     *       ],
                     *       "assignedSkills": [
                     *         {
                     *           "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                     *           "name": "Language",
                     *           "valueType": "multiple",
                     *           "selectedValues": [
                     *             {
                     *               "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315",
                     *               "value": "English",
                     *               "icon": "🇬🇧"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The availability. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "active",
                     *       "activity": "available",
                     *       "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *       "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Availability"];
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
    patchAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "active",
                 *       "activity": "busy",
                 *       "activityTtl": 900,
                 *       "activityText": "Lunch"
                 *     }
                 */
                "application/json": components["schemas"]["PatchAvailability"];
            };
        };
        responses: {
            /** @description The updated availability. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "active",
                     *       "activity": "busy",
                     *       "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *       "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z",
                     *       "activityTtl": 900,
                     *       "activityText": "Lunch"
                     *     }
                     */
                    "application/json": components["schemas"]["Availability"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    openInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The updated availability. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "active",
                     *       "activity": "available",
                     *       "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *       "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Availability"];
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
    closeInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The updated availability. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "active",
                     *       "activity": "available",
                     *       "lastStatusSet": "2026-01-15T09:00:00.000Z",
                     *       "lastActivitySet": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Availability"];
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
    getWorkload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *       "workload": {
                     *         "messaging": 1,
                     *         "email": 2
                     *       },
                     *       "rule": {
                     *         "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *         "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *         "name": "Everyone",
                     *         "description": "Agents without their own rule",
                     *         "default": true,
                     *         "capacity": {
                     *           "messaging": 4,
                     *           "email": 8
                     *         },
                     *         "assignedAgentIds": [],
                     *         "createdAt": "2026-01-15T09:00:00.000Z",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "ruleId": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Workload"];
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
    assignItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "messaging"
                 *     }
                 */
                "application/json": components["schemas"]["WorkItem"];
            };
        };
        responses: {
            /** @description The updated workload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *       "workload": {
                     *         "messaging": 1,
                     *         "email": 2
                     *       },
                     *       "rule": {
                     *         "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *         "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *         "name": "Everyone",
                     *         "description": "Agents without their own rule",
                     *         "default": true,
                     *         "capacity": {
                     *           "messaging": 4,
                     *           "email": 8
                     *         },
                     *         "assignedAgentIds": [],
                     *         "createdAt": "2026-01-15T09:00:00.000Z",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "ruleId": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Workload"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    closeItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "messaging"
                 *     }
                 */
                "application/json": components["schemas"]["WorkItem"];
            };
        };
        responses: {
            /** @description The updated workload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082",
                     *       "workload": {
                     *         "messaging": 0,
                     *         "email": 2
                     *       },
                     *       "rule": {
                     *         "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *         "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *         "name": "Everyone",
                     *         "description": "Agents without their own rule",
                     *         "default": true,
                     *         "capacity": {
                     *           "messaging": 4,
                     *           "email": 8
                     *         },
                     *         "assignedAgentIds": [],
                     *         "createdAt": "2026-01-15T09:00:00.000Z",
                     *         "updatedAt": "2026-01-15T09:00:00.000Z"
                     *       },
                     *       "ruleId": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Workload"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    presignAvatarUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The URL and the form fields for the upload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mediaUrl": "http://127.0.0.1:4010/workspaces/6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46/media/48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126",
                     *       "fileId": "48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126",
                     *       "url": "http://127.0.0.1:4010/agent-uploads",
                     *       "formData": {
                     *         "policy": "eyJleHBpcmF0aW9uIjoiMjAyNi0wMS0xNVQxMDowMDowMC4wMDBaIiwiY29uZGl0aW9ucyI6W119",
                     *         "x-amz-algorithm": "AWS4-HMAC-SHA256",
                     *         "x-amz-credential": "AKIADESKDOUBLEUPLOADS/20260115/us-east-1/s3/aws4_request",
                     *         "x-amz-date": "20260115T090000Z",
                     *         "x-amz-signature": "0f5d8c3b7a1e96420f5d8c3b7a1e96420f5d8c3b7a1e96420f5d8c3b7a1e9642"
                     *       },
                     *       "expectedFields": [
                     *         "policy",
                     *         "x-amz-algorithm",
                     *         "x-amz-credential",
                     *         "x-amz-date",
                     *         "x-amz-signature",
                     *         "file"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PresignedUpload"];
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
    presignAudioUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["AudioUpload"];
            };
        };
        responses: {
            /** @description The URL and the form fields for the upload. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mediaUrl": "http://127.0.0.1:4010/workspaces/6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46/media/48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126",
                     *       "fileId": "48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126",
                     *       "url": "http://127.0.0.1:4010/agent-uploads",
                     *       "formData": {
                     *         "policy": "eyJleHBpcmF0aW9uIjoiMjAyNi0wMS0xNVQxMDowMDowMC4wMDBaIiwiY29uZGl0aW9ucyI6W119",
                     *         "x-amz-algorithm": "AWS4-HMAC-SHA256",
                     *         "x-amz-credential": "AKIADESKDOUBLEUPLOADS/20260115/us-east-1/s3/aws4_request",
                     *         "x-amz-date": "20260115T090000Z",
                     *         "x-amz-signature": "0f5d8c3b7a1e96420f5d8c3b7a1e96420f5d8c3b7a1e96420f5d8c3b7a1e9642"
                     *       },
                     *       "expectedFields": [
                     *         "policy",
                     *         "x-amz-algorithm",
                     *         "x-amz-credential",
                     *         "x-amz-date",
                     *         "x-amz-signature",
                     *         "file"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PresignedUpload"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    downloadMedia: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A header that names JSON selects the location instead of a redirect.
                 * @example application/json
                 */
                accept?: components["parameters"]["Accept"];
            };
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the agent.
                 * @example 2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082
                 */
                agentId: components["parameters"]["AgentId"];
                /**
                 * @description The id of the file.
                 * @example 48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The location of the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "http://127.0.0.1:4010/workspaces/6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46/media/48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126"
                     *     }
                     */
                    "application/json": components["schemas"]["FileLocation"];
                };
            };
            /** @description A redirect to the file. */
            302: {
                headers: {
                    /**
                     * @description URL of the file.
                     * @example http://127.0.0.1:4010/workspaces/6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46/media/48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126
                     */
                    Location: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the file.
                 * @example 48c6a1d3-9f72-4e0b-b5d8-0a3e7c5f9126
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description Sandboxes the file, because it shares its origin with everything else that the emulator serves. */
                    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox";
                    /** @description Keeps the browser from guessing another media type than the uploaded one. */
                    "X-Content-Type-Options": "nosniff";
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTeams: {
        parameters: {
            query: {
                /**
                 * @description Maximum number of results on a page.
                 * @example 25
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description The nextPageToken of the previous page.
                 * @example MHxbIl0
                 */
                pageToken?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63",
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "name": "Returns",
                     *           "description": "Parcels on their way back",
                     *           "visibility": "public",
                     *           "accessibility": "open",
                     *           "activeMemberCount": 6,
                     *           "pendingMemberCount": 1,
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["TeamList"];
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
    createTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Night line",
                 *       "description": "From eight to eight",
                 *       "visibility": "private",
                 *       "accessibility": "invite-only"
                 *     }
                 */
                "application/json": components["schemas"]["CreateTeam"];
            };
        };
        responses: {
            /** @description The new record. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63",
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "name": "Returns",
                     *       "description": "Parcels on their way back",
                     *       "visibility": "public",
                     *       "accessibility": "open",
                     *       "activeMemberCount": 6,
                     *       "pendingMemberCount": 1,
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Team"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the team.
                 * @example 91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63
                 */
                teamId: components["parameters"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63",
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "name": "Returns",
                     *       "description": "Parcels on their way back",
                     *       "visibility": "public",
                     *       "accessibility": "open",
                     *       "activeMemberCount": 6,
                     *       "pendingMemberCount": 1,
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Team"];
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
    deleteTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the team.
                 * @example 91f3d6a8-0c5e-4b27-8e4d-5a7b2c9f1e63
                 */
                teamId: components["parameters"]["TeamId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSkills: {
        parameters: {
            query: {
                /**
                 * @description Maximum number of results on a page.
                 * @example 25
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description The nextPageToken of the previous page.
                 * @example MHxbIl0
                 */
                pageToken?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "name": "Language",
                     *           "valueType": "multiple",
                     *           "values": [
                     *             {
                     *               "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315",
                     *               "value": "English",
                     *               "icon": "🇬🇧"
                     *             }
                     *           ],
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SkillList"];
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
    createSkill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Product",
                 *       "valueType": "single",
                 *       "values": [
                 *         {
                 *           "value": "Waxed jackets",
                 *           "icon": "🧥"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateSkill"];
            };
        };
        responses: {
            /** @description The new record. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "name": "Language",
                     *       "valueType": "multiple",
                     *       "values": [
                     *         {
                     *           "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315",
                     *           "value": "English",
                     *           "icon": "🇬🇧"
                     *         }
                     *       ],
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Skill"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSkill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the skill.
                 * @example 3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586
                 */
                skillId: components["parameters"]["SkillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586",
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "name": "Language",
                     *       "valueType": "multiple",
                     *       "values": [
                     *         {
                     *           "id": "d5b2f8c6-17e4-4093-9a6b-2c8d4e0f7315",
                     *           "value": "English",
                     *           "icon": "🇬🇧"
                     *         }
                     *       ],
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Skill"];
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
    deleteSkill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the skill.
                 * @example 3a8e5c12-6f94-4d7b-a0c3-b9e1f7d24586
                 */
                skillId: components["parameters"]["SkillId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCapacityRules: {
        parameters: {
            query: {
                /**
                 * @description Maximum number of results on a page.
                 * @example 25
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description The nextPageToken of the previous page.
                 * @example MHxbIl0
                 */
                pageToken?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "name": "Everyone",
                     *           "description": "Agents without their own rule",
                     *           "default": true,
                     *           "capacity": {
                     *             "messaging": 4,
                     *             "email": 8
                     *           },
                     *           "assignedAgentIds": [],
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["CapacityRuleList"];
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
    createCapacityRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Newcomers",
                 *       "description": "The first four weeks",
                 *       "default": false,
                 *       "capacity": {
                 *         "messaging": 2,
                 *         "email": 3
                 *       },
                 *       "agents": [
                 *         "2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateCapacityRule"];
            };
        };
        responses: {
            /** @description The new record. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "name": "Everyone",
                     *       "description": "Agents without their own rule",
                     *       "default": true,
                     *       "capacity": {
                     *         "messaging": 4,
                     *         "email": 8
                     *       },
                     *       "assignedAgentIds": [],
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CapacityRule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCapacityRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the capacity rule.
                 * @example 7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31
                 */
                ruleId: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31",
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "name": "Everyone",
                     *       "description": "Agents without their own rule",
                     *       "default": true,
                     *       "capacity": {
                     *         "messaging": 4,
                     *         "email": 8
                     *       },
                     *       "assignedAgentIds": [],
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CapacityRule"];
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
    deleteCapacityRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the capacity rule.
                 * @example 7f1c3e95-a2d8-4b60-8c47-e6d90b5a2f31
                 */
                ruleId: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSenderProfiles: {
        parameters: {
            query: {
                /**
                 * @description Maximum number of results on a page.
                 * @example 25
                 */
                limit: components["parameters"]["Limit"];
                /**
                 * @description The nextPageToken of the previous page.
                 * @example MHxbIl0
                 */
                pageToken?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "id": "b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57",
                     *           "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *           "name": "Harbour Lane Returns",
                     *           "sender": "returns@harbourlane.example",
                     *           "createdAt": "2026-01-15T09:00:00.000Z",
                     *           "updatedAt": "2026-01-15T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SenderProfileList"];
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
    createSenderProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Harbour Lane Club",
                 *       "sender": "club@harbourlane.example"
                 *     }
                 */
                "application/json": components["schemas"]["CreateSenderProfile"];
            };
        };
        responses: {
            /** @description The new record. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57",
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "name": "Harbour Lane Returns",
                     *       "sender": "returns@harbourlane.example",
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SenderProfile"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSenderProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the sender profile.
                 * @example b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57
                 */
                senderProfileId: components["parameters"]["SenderProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57",
                     *       "workspaceId": "6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46",
                     *       "name": "Harbour Lane Returns",
                     *       "sender": "returns@harbourlane.example",
                     *       "createdAt": "2026-01-15T09:00:00.000Z",
                     *       "updatedAt": "2026-01-15T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SenderProfile"];
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
    deleteSenderProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the workspace.
                 * @example 6b0d9f3e-4a71-4c58-9e02-8d5f1b7a3c46
                 */
                workspaceId: components["parameters"]["WorkspaceId"];
                /**
                 * @description The id of the sender profile.
                 * @example b83d7f20-5e1a-4c96-9d04-f2a6c8e13b57
                 */
                senderProfileId: components["parameters"]["SenderProfileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadForm"];
            };
        };
        responses: {
            /** @description The file is stored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UploadInvalid"];
            403: components["responses"]["UploadDenied"];
            500: components["responses"]["UploadFailed"];
            503: components["responses"]["UploadUnavailable"];
        };
    };
}

/** The switches for what the vendor's documents leave open. */
export interface profile {
    /** Response of a download. negotiated redirects unless the client explicitly accepts JSON, redirect always redirects, and location always returns the location. */
    readonly downloadMode: "negotiated" | "redirect" | "location";
    /** Unit of activityTtl. */
    readonly activityTtlUnit: "seconds" | "minutes";
}

/** The references to records that have no operation of their own. */
export interface links {
}
