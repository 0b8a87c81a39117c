using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Authorize;

namespace Quell.Runbook.Cases;

/// <summary>What the person authorised in this session, as the flow reads it. What the gate trusts is in memory alone.</summary>
public static class CaseGrants
{
    private const string DefaultRegion = "us-east-1";

    /// <summary>For each request of kubectl, where nobody chose another time.</summary>
    public static readonly TimeSpan UsualKubectlTimeout = TimeSpan.FromSeconds(20);

    extension(CaseState state)
    {
        /// <summary>True once reading through a surface was authorised in this session.</summary>
        public bool MayRead(Surface surface) =>
            surface == Surface.Sysdig
            || state.Found(AccessKeys.Beforehand(surface)) is not null
            || state.Questions.Values.Any(question =>
                question.Session == state.SessionNumber
                && question.Question.Kind == QuestionKind.Grant
                && question.Question.Surface == surface
                && question.Answer?.Meaning is Answer.Yes or Meanings.ReadOnly
            );

        /// <summary>The kubeconfig context that kubectl is run with; null before it is known.</summary>
        public string? KubeContext => state.Settings(Surface.Kubectl)?.GetValueOrDefault("context");

        /// <summary>How long each request of kubectl may take, as its flag takes it.</summary>
        public string KubectlTimeout =>
            state.Settings(Surface.Kubectl)?.GetValueOrDefault("request timeout") ?? Seconds(UsualKubectlTimeout);

        /// <summary>The profile that the person chose for this run; null where the program's own order decides.</summary>
        public string? AwsProfile => state.Settings(Surface.Aws)?.GetValueOrDefault("profile");

        /// <summary>The emulator's address on this machine, where the person's environment names one.</summary>
        public string? AwsEndpoint => state.Settings(Surface.Aws)?.GetValueOrDefault("loopback");

        /// <summary>The region of the threat, else the person's, else where IAM is at home.</summary>
        public string AwsRegion =>
            new[]
            {
                state.Value(FactKeys.CloudRegion),
                state.Settings(Surface.Aws)?.GetValueOrDefault("region"),
            }.FirstOrDefault(region => Alphabets.Matches(Alphabet.Region, region))
            ?? DefaultRegion;

        /// <summary>What this machine said of a surface when its latest check began.</summary>
        public ImmutableSortedDictionary<string, string>? Settings(Surface surface) =>
            state.Found(AccessKeys.Settings(surface, AccessKeys.Number(state, surface)));

        /// <summary>Whose credentials aws used, by the latest check of this session.</summary>
        public CallReading.Caller? AwsCaller =>
            state.Reading(AccessKeys.Call(state, Surface.Aws, AccessKeys.AwsIdentity)) as CallReading.Caller;
    }

    public static string Seconds(TimeSpan time) =>
        ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s";
}
