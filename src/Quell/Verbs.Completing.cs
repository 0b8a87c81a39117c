using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Journal;
using Quell.Lab.Scenarios;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Surfaces;
using Quell.Surfaces.Aws;
using Quell.Surfaces.Kubeconfig;
using Quell.Terminal.Completing;
using Quell.Terminal.Configuration;

namespace Quell;

/// <content>What a shell offers when somebody presses Tab.</content>
internal sealed partial class Verbs : ICompletionSource
{
    private const int MostCases = 100;

    private IEnumerable<string> CaseNames(string? state, int most) =>
        StateFolder.Open(machine.StateFolder(state ?? ConfiguredState())) is StateFolderResult.Opened opened
            ? opened.Folder.List().Take(most)
            : [];

    IEnumerable<string> ICompletionSource.Cases(string? state)
    {
        try
        {
            return [.. CaseNames(state, MostCases)];
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    IEnumerable<(string Id, string Says)> ICompletionSource.Undoable(string name, string? state)
    {
        try
        {
            return
                StateFolder.Open(machine.StateFolder(state ?? ConfiguredState())) is StateFolderResult.Opened opened
                && new CaseStore(opened.Folder, machine.Clock).Read(new CaseId(name)) is { } entries
                ? [.. Undoable(CaseState.Fold(entries))]
                : [];
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    internal static IEnumerable<(string Id, string Says)> Undoable(CaseState state) =>
        state
            .ClosedInOrder.Where(tried =>
                state.Tried.GetValueOrDefault(tried) is { Undo.Exists: true } action
                && UndoWords.MayHaveActed(action, state.Closed[tried])
                && !state.UndosOf(tried).Any(undo => undo.Closed.Status == Status.Done)
            )
            .Select(tried => (tried.Action.ToString(), $"{state.Tried[tried].Type} {state.Tried[tried].Scope}"));

    IEnumerable<string> ICompletionSource.Contexts() =>
        KubeconfigReader.Read(ProgramEnvironment()).Contexts.Select(context => context.Name);

    IEnumerable<string> ICompletionSource.Profiles() => AwsProfiles.Read(ProgramEnvironment());

    private ProgramEnvironment ProgramEnvironment() =>
        Surfaces.ProgramEnvironment.From(
            machine.Environment.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal),
            machine.CurrentFolder
        );

    IEnumerable<(string Name, string Title)> ICompletionSource.Scenarios() =>
        ScenarioLibrary.List().Select(scenario => (scenario.Name, scenario.Title));

    private string? ConfiguredState() =>
        settings() is Settings.InForce inForce ? inForce.Of(SettingCatalog.State)?.Text : null;
}
