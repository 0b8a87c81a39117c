using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Questions;
using Quell.Runbook.Telling;
using Quell.Terminal.Screen;
using Spectre.Console.Testing;

namespace Quell.Terminal.Tests.Screen;

public sealed class CopiedCommandTests
{
    /// <summary>Arguments as they come: short, long without a good place to break, quoted with spaces and what ends a sentence.</summary>
    private static readonly Gen<string> s_argument = Gen.OneOf(
        Gen.Const("--namespace shop"),
        Gen.Const("-o json"),
        Gen.Char["abcxyz019-=/:,."]
            .Array[1, 60]
            .Select(letters => "x" + new string(letters).TrimEnd('.', ',', ':') + "x"),
        Gen.Char["abc xyz{}\";,—[]().:"].Array[0, 80].Select(letters => $"'{new string(letters)}'")
    );

    private static readonly Gen<string> s_command = Gen.Select(
        Any(
            "kubectl get",
            "kubectl --context prod-eu-1 patch deployment",
            "aws iam list-attached-role-policies",
            "quell undo",
            "quell respond"
        ),
        s_argument.Array[1, 8],
        (head, arguments) => $"{head} {string.Join(' ', arguments)}"
    );

    private static readonly Gen<(string Before, string After)> s_place = Any(
        ("", ""),
        ("    Command: ", ""),
        ("Undo:     ", ""),
        ("  [kubectl workload, simulated] ", ""),
        ("│  ├─ attached policies: unknown (not asked) — probe with: ", ""),
        ("The case stays open. Go on with: ", ""),
        ("  unknown: Whether a policy selects it: unknown (not asked); run ", " to know. [C-ISOLATION]"),
        ("See what can be undone with `", "`.")
    );

    [Fact]
    public void A_command_of_any_length_is_copied_as_it_is_at_any_width() =>
        Gen.Select(s_command, s_place, Gen.Int[40, 140], Gen.Enum<NoticeKind>())
            .Where((_, _, _, kind) => kind is not (NoticeKind.Narration or NoticeKind.Preamble))
            .Sample(
                (command, place, width, kind) =>
                {
                    var lines = Copied(width, Notice.Of(kind, place.Before + command + place.After));

                    return lines.Any(line => Holds(line, command));
                },
                iter: 2000
            );

    [Fact]
    public void Two_commands_of_one_line_are_two_lines_when_they_do_not_fit_into_one() =>
        Gen.Select(s_command, s_command, Gen.Int[40, 120])
            .Sample(
                (first, second, width) =>
                {
                    var lines = Copied(width, Notice.Of(NoticeKind.Map, $"  [kubectl pods] {first}; {second}"));

                    return lines.Any(line => Holds(line, first)) && lines.Any(line => Holds(line, second));
                },
                iter: 1000
            );

    [Fact]
    public void Prose_around_a_command_is_whole()
    {
        const string line =
            "  unknown: Which Services lose their endpoints: unknown (not asked); run kubectl get service,endpointslice --context prod-eu-1 -n shop -o json to know. [C-ALLREPLICAS]";

        string.Join(' ', Copied(60, Notice.Of(NoticeKind.Checklist, line)).Select(row => row.Trim()))
            .Trim()
            .ShouldBe(line.Trim());
    }

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static bool Holds(string line, string command) => line.Contains(command, StringComparison.Ordinal);

    /// <summary>What copying from the terminal gives: its own wraps are none.</summary>
    private static string[] Copied(int width, Notice notice)
    {
        using var console = new TestConsole().Width(width).EmitAnsiSequences();
        var face = new TerminalOperator(console, new TypedKeys(), new FakeTimeProvider());
        face.TellAsync(notice, CancellationToken.None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        return new TerminalModel(width, 50).Write(console.Output).Lines;
    }
}
