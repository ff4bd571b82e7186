export const boardPath = '/projects';
export const projectPath = (projectId: string) => `/projects/${projectId}`;
export const ideaPath = (ideaId: string) => `/ideas/${ideaId}`;
