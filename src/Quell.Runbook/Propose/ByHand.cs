using System.Text.RegularExpressions;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Propose;

/// <summary>The way back by hand, with what a person's own shell needs so that it meets the same cluster and account.</summary>
public static partial class ByHand
{
    public static UndoSlot Of(CaseState state, UndoSlot undo) =>
        undo with
        {
            ManualRecovery = Of(state, undo.ManualRecovery),
        };

    private static string Of(CaseState state, string words)
    {
        if (
            state.MayRead(Surface.Kubectl)
            && state.KubeContext is { } context
            && Alphabets.Matches(Alphabet.KubeContext, context)
        )
        {
            words = Kubectl().Replace(words, $"kubectl --context {ShellWord.Quote(context)} ${{verb}} ");
        }
        if (
            state.MayRead(Surface.Aws)
            && state.AwsProfile is { } profile
            && Alphabets.Matches(Alphabet.AwsProfile, profile)
        )
        {
            words = Aws()
                .Replace(words, $"aws --profile {ShellWord.Quote(profile)} --region {state.AwsRegion} ${{verb}} ");
        }
        return words;
    }

    [GeneratedRegex(
        @"\bkubectl (?<verb>annotate|create|delete|edit|get|label|patch|rollout|scale|uncordon) ",
        RegexOptions.CultureInvariant,
        Timeout.Infinite
    )]
    private static partial Regex Kubectl();

    [GeneratedRegex(@"\baws (?<verb>iam|ec2) ", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Aws();
}
