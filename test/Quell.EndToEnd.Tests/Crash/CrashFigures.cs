using System.Collections.Immutable;
using System.Globalization;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>What killing one run everywhere and resuming it came to.</summary>
/// <param name="KillPoints">Moments at which the run might have been killed.</param>
/// <param name="States">What these come to, once those that leave the same files are one.</param>
/// <param name="Resumed">How many of them were resumed to their end.</param>
internal sealed record CrashFigures(string Run, int KillPoints, int States, int Resumed)
{
    private const int Often = 100;

    /// <summary>How many states a run can tell apart when it goes on.</summary>
    public int Told { get; init; }

    /// <summary>How many states were opened with half a line after them, and their evidence verified.</summary>
    public int Reopened { get; init; }
    public ImmutableArray<string> Duplicates { get; init; } = [];
    public ImmutableArray<string> Losses { get; init; } = [];
    public ImmutableArray<string> Liberties { get; init; } = [];

    /// <summary>Replies that never came, of which the execution was found afterwards.</summary>
    public int Found { get; init; }

    /// <summary>Replies that never came, which the person was asked about.</summary>
    public int Asked { get; init; }

    public ImmutableArray<string> Wrong => [.. Duplicates, .. Losses, .. Liberties];

    public CrashFigures With(DurableState killed, Findings found) =>
        this with
        {
            Resumed = Resumed + 1,
            Duplicates = [.. Duplicates, .. found.Duplicates.Select(what => $"{killed.Point}: {what}")],
            Losses = [.. Losses, .. found.Losses.Select(what => $"{killed.Point}: {what}")],
            Liberties = [.. Liberties, .. found.Liberties.Select(what => $"{killed.Point}: {what}")],
            Found = Found + found.Reconciled,
            Asked = Asked + found.Asked,
        };

    /// <summary>One line of the table that <c>test/crash</c> prints.</summary>
    public string Line =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Run} {KillPoints} {States} {Reopened} {Told} {Resumed} {Found} {Asked} {Duplicates.Length} {Losses.Length} {Liberties.Length}"
        );

    /// <summary>Adds the line to the file that the environment names, if it names one.</summary>
    public void Publish() => Add([Line, .. Wrong.Select(what => $"# {Run}: {what.ReplaceLineEndings(" ")}")]);

    /// <summary>Says there how far it is, for whoever waits.</summary>
    public void Progress(int of)
    {
        if (Resumed % Often == 0)
        {
            Add([
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"~ {Run}: {Resumed} of {of} resumed, {Wrong.Length} findings"
                ),
            ]);
        }
    }

    private static void Add(IEnumerable<string> lines)
    {
        if (Environment.GetEnvironmentVariable("QUELL_CRASH_FIGURES") is { Length: > 0 } file)
        {
            File.AppendAllLines(file, lines);
        }
    }
}
