/** `group/project`, or deeper: what GitLab takes for the path of a project. */
export const FULL_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*){1,20}$/;
