using Quell.Journal;
using Quell.Lab.Scenarios;
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

    IEnumerable<(string Name, string Title)> ICompletionSource.Scenarios() =>
        ScenarioLibrary.List().Select(scenario => (scenario.Name, scenario.Title));

    private string? ConfiguredState() =>
        settings() is Settings.InForce inForce ? inForce.Of(SettingCatalog.State)?.Text : null;
}
