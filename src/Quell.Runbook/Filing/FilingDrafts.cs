using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Filing;

/// <summary>Makes a draft into what its desk takes.</summary>
internal static class FilingDrafts
{
    public const string Found = "filing";
    private const int MostProjects = 15;

    public static FilingMade Make(
        CaseState state,
        ActionId id,
        FiledAction filed,
        FilingDraft draft,
        ResponseAction action,
        TicketDocument document
    )
    {
        if (Settings(state) is { } look)
        {
            return new FilingMade.Needs(look);
        }
        var settings = SettingsOf(state);
        return draft.Desk == Surface.PagerDuty
            ? Incident(state, id, filed, action, document, settings)
            : Ticket(state, id, filed, draft, document, settings);
    }

    public static Next? Settings(CaseState state) => Steps.Look(state, Found);

    /// <summary>The site that the person named in this session; null where nobody was asked.</summary>
    public static string? SaidSite(CaseState state) =>
        FilingEdit.Read(state.Question(SiteKey(state))?.Answer?.Meaning ?? string.Empty).Edit?.Value;

    public static FilingSettings SettingsOf(CaseState state) =>
        state.Found(Found) is { } found ? FilingSettings.Of(found) : FilingSettings.None;

    private static FilingMade.Ready Incident(
        CaseState state,
        ActionId id,
        FiledAction filed,
        ResponseAction action,
        TicketDocument document,
        FilingSettings settings
    )
    {
        var key = IncidentPayload.Key(state, action.Id);
        var body = IncidentPayload.Of(state, key, action.Type, document, TicketContent.Labels(state));
        return new FilingMade.Ready(
            FilingAction.Of(
                state,
                id,
                filed with
                {
                    Ticket = key,
                },
                Surface.PagerDuty,
                new CallRequest.Post(settings.PagerDutyAddress, body),
                string.Empty,
                "PagerDuty"
            )
        );
    }

    private static FilingMade Ticket(
        CaseState state,
        ActionId id,
        FiledAction filed,
        FilingDraft draft,
        TicketDocument document,
        FilingSettings settings
    )
    {
        if (Readiness(state, draft.Said(FilingEdit.Site) ?? settings.JiraSite, out var site) is { } not)
        {
            return not;
        }
        var projects = JiraDesk.ProjectsOf(state, site);
        if (Project(draft, settings, projects) is not { } key)
        {
            return new FilingMade.Unfinished(
                Unchosen(state, site, settings, draft, projects),
                [.. projects.Take(MostProjects)]
            );
        }
        var project = projects.FirstOrDefault(known => string.Equals(known.Key, key, StringComparison.Ordinal));
        var type = draft.Said(FilingEdit.IssueType) ?? JiraDesk.IssueType(project);
        var schema = JiraDesk.Tool(state, JiraTools.CreateIssue)!;
        var (arguments, missing) = JiraArguments.ForIssue(
            schema,
            site,
            key,
            type,
            TicketContent.Labels(state),
            document
        );
        return arguments is { } whole
            ? new FilingMade.Ready(
                FilingAction.Of(
                    state,
                    id,
                    filed,
                    Surface.Jira,
                    new CallRequest.Tool(JiraTools.Server, JiraTools.CreateIssue, whole),
                    schema.SchemaDigest,
                    $"Jira project {key}"
                )
            )
            : new FilingMade.NotPossible($"Jira cannot be filed in: {missing}");
    }

    /// <summary>What stands before the first draft: the tools, the site where they ask for one, the projects.</summary>
    private static FilingMade? Readiness(CaseState state, string? known, out string? site)
    {
        site = known;
        if (JiraDesk.Tools(state) is { } tools)
        {
            return new FilingMade.Needs(tools);
        }
        if (JiraDesk.Failure(state) is { } failure)
        {
            return new FilingMade.NotPossible($"Jira was not reached: {failure}");
        }
        if (JiraDesk.Tool(state, JiraTools.CreateIssue) is not { } create)
        {
            return new FilingMade.NotPossible($"the Jira server lists no {JiraTools.CreateIssue}");
        }
        var list = JiraDesk.Tool(state, JiraTools.ListProjects);
        if (site is null && (JiraArguments.NeedsSite(create) || (list is not null && JiraArguments.NeedsSite(list))))
        {
            var key = SiteKey(state);
            if (Steps.Ask(state, key, () => FilingQuestions.Site(state, key)) is { } ask)
            {
                return new FilingMade.Needs(ask);
            }
            site = SaidSite(state);
            if (site is null)
            {
                return new FilingMade.NotPossible("the Jira server asks for a site and none was named");
            }
        }
        return list is not null && JiraDesk.Projects(state, list, site) is { } projects
            ? new FilingMade.Needs(projects)
            : null;
    }

    private static string SiteKey(CaseState state) => $"{state.Scope}/jira site";

    /// <summary>As the person said, else as the environment says, else the only one; a project that may not be seen is none.</summary>
    private static string? Project(FilingDraft draft, FilingSettings settings, ImmutableArray<TicketProject> projects)
    {
        var wanted = draft.Said(FilingEdit.Project) ?? settings.JiraProject;
        if (wanted is null)
        {
            return projects.Length == 1 ? projects[0].Key : null;
        }
        return projects.IsEmpty || projects.Any(known => string.Equals(known.Key, wanted, StringComparison.Ordinal))
            ? wanted
            : null;
    }

    private static string Unchosen(
        CaseState state,
        string? site,
        FilingSettings settings,
        FilingDraft draft,
        ImmutableArray<TicketProject> projects
    ) =>
        (draft.Said(FilingEdit.Project) ?? settings.JiraProject) is { } wanted
            ? $"{Printable.Of(wanted, 50)} is not among the projects that you may see"
        : projects.IsEmpty
            ? $"none is set, and the projects could not be listed ({Printable.Of(JiraDesk.ProjectsFailure(state, site) ?? "no such tool", 160)})"
        : "none is set, and there is more than one";
}
