using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

/// <summary>The flags of each verb of kubectl: those that it takes, alone and by both spellings, and those of other verbs.</summary>
public sealed class KubectlFlagsTests
{
    private const string Get = "kubectl get pods --context c";
    private const string Describe = "kubectl describe pods --context c";
    private const string Logs = "kubectl logs web --context c";
    private const string Version = "kubectl version --client";
    private const string CanI = "kubectl auth can-i get pods --context c";
    private const string Patch = "kubectl patch deployment web --context c -n shop --type merge -p {}";
    private const string Label = "kubectl label pod web a=b --context c -n shop";
    private const string Annotate = "kubectl annotate pod web a=b --context c -n shop";
    private const string Scale = "kubectl scale deployment web --replicas 0 --context c -n shop";
    private const string Delete = "kubectl delete networkpolicy x --context c -n shop";
    private const string Restart = "kubectl rollout restart deployment web --context c -n shop";
    private const string RollBack = "kubectl rollout undo deployment web --context c -n shop";
    private const string RolloutStatus = "kubectl rollout status deployment web --context c -n shop";
    private const string History = "kubectl rollout history deployment web --context c -n shop";

    private static readonly (string Line, string[] Flags)[] s_own =
    [
        (
            Get,
            [
                "-n shop",
                "--namespace shop",
                "-A",
                "--all-namespaces",
                "-l a=b",
                "--selector a=b",
                "-o json",
                "--output yaml",
                "-o name",
                "-o wide",
                "-o 'jsonpath={.items}'",
                "--ignore-not-found",
                "--field-selector a=b",
                "--chunk-size 500",
                "--no-headers",
                "--show-labels",
                "--show-managed-fields",
            ]
        ),
        (Describe, ["-n shop", "-A", "-l a=b", "--show-events", "--show-events=false", "--chunk-size 500"]),
        (
            Logs,
            [
                "-n shop",
                "-c app",
                "--container app",
                "--all-containers",
                "-p",
                "--previous",
                "--tail 5",
                "--limit-bytes 5",
                "--since 5m",
                "--since-time 2026-02-28T00:00:00Z",
                "--timestamps",
                "--prefix",
                "--ignore-errors",
                "--max-log-requests 5",
            ]
        ),
        (Version, ["-o json", "--context c"]),
        (
            CanI,
            [
                "-n shop",
                "-A",
                "--as system:serviceaccount:shop:web",
                "-q",
                "--quiet",
                "--no-headers",
                "--subresource log",
            ]
        ),
        (Patch, ["-o json", "--dry-run=server", "--field-manager quell"]),
        (Label, ["-o json", "--dry-run=server", "--field-manager quell", "--overwrite", "--resource-version 5"]),
        (Annotate, ["-o json", "--dry-run=server", "--field-manager quell", "--overwrite", "--resource-version 5"]),
        (Scale, ["-o json", "--dry-run=server", "--resource-version 5", "--current-replicas 3"]),
        (Delete, ["-o name", "--dry-run=server", "--ignore-not-found"]),
        (Restart, ["-o json", "--field-manager quell"]),
        (RollBack, ["-o json", "--dry-run=server", "--to-revision 3"]),
        (RolloutStatus, ["-w", "--watch", "--watch=false", "--timeout 5s", "--revision 3"]),
        (History, ["-o json", "--revision 3"]),
    ];

    [Fact]
    public void Every_verb_takes_its_own_flags_and_a_timeout()
    {
        foreach (var (line, flags) in s_own)
        {
            foreach (var flag in flags.Append("--request-timeout 20s"))
            {
                Lines.Allowed($"{line} {flag}");
            }
        }
    }

    [Fact]
    public void A_flag_of_another_verb_is_none_of_this_one()
    {
        foreach (var (line, flags) in s_own)
        {
            // What a selector goes with is the target's to say, not the flag's.
            string[] known = line == Logs ? ["--request-timeout", "--selector"] : ["--request-timeout"];
            var own = flags.Concat(known).Select(Name).ToHashSet(StringComparer.Ordinal);
            var given = Lines.Split(line).Where(word => word.StartsWith('-')).Select(Name);
            foreach (var other in s_own.SelectMany(verb => verb.Flags).Where(flag => !Knows(own, given, flag)))
            {
                Lines.Refused($"{line} {other}").Rule.ShouldBe(AllowRules.Flag, $"{line} {other}");
            }
        }
    }

    [Theory]
    [InlineData(Get, "--context", "c")]
    [InlineData(Get + " -n shop", "--namespace", "shop")]
    [InlineData(Get + " -o json", "--output", "json")]
    [InlineData(Get + " -l a=b", "--selector", "a=b")]
    [InlineData(Get + " -A", "--all-namespaces", "true")]
    [InlineData(Logs + " -c app", "--container", "app")]
    [InlineData(Logs + " -p", "--previous", "true")]
    [InlineData(CanI + " -q", "--quiet", "true")]
    [InlineData(Patch, "--patch", "{}")]
    [InlineData(RolloutStatus + " -w", "--watch", "true")]
    public void A_short_spelling_is_read_as_the_long_one(string line, string flag, string value) =>
        Lines.Allowed(line).Arguments[flag[2..]].ShouldBe(value);

    [Theory]
    [InlineData(Get, "-n Shop")]
    [InlineData(Get, "-l ' a'")]
    [InlineData(Get, "-o jsonpath-file=x")]
    [InlineData(Get, "-o custom-columns=x")]
    [InlineData(Get, "-o 'jsonpath={}'")]
    [InlineData(Get, "--field-selector =a")]
    [InlineData(Get, "--chunk-size -1")]
    [InlineData(Get, "--chunk-size x")]
    [InlineData(Get, "--no-headers=false")]
    [InlineData(Get, "--request-timeout 0")]
    [InlineData(Get, "--request-timeout 5d")]
    [InlineData(Describe, "--show-events=maybe")]
    [InlineData(Describe, "--chunk-size x")]
    [InlineData(Logs, "-c App")]
    [InlineData(Logs, "--tail x")]
    [InlineData(Logs, "--tail -1")]
    [InlineData(Logs, "--limit-bytes x")]
    [InlineData(Logs, "--since 0")]
    [InlineData(Logs, "--since-time 2026-02-30T00:00:00Z")]
    [InlineData(Logs, "--since-time 2026-02-28")]
    [InlineData(Logs, "--max-log-requests x")]
    [InlineData(CanI, "--as admin")]
    [InlineData(CanI, "--as system:serviceaccount:shop")]
    [InlineData(CanI, "--subresource Log")]
    [InlineData(Patch, "--field-manager 'a b'")]
    [InlineData(Patch, "--dry-run=client")]
    [InlineData(Label, "--resource-version x")]
    [InlineData(Label, "--overwrite=false")]
    [InlineData(Scale, "--current-replicas x")]
    [InlineData(Delete, "--ignore-not-found=false")]
    [InlineData(RollBack, "--to-revision x")]
    [InlineData(RolloutStatus, "--watch=maybe")]
    [InlineData(RolloutStatus, "--timeout x")]
    [InlineData(RolloutStatus, "--revision x")]
    [InlineData(History, "--revision x")]
    public void A_value_outside_the_alphabet_of_its_flag_is_refused(string line, string flag) =>
        Lines.Refused($"{line} {flag}").Rule.ShouldBe(AllowRules.Value);

    [Theory]
    [InlineData("kubectl get pods", "context", AllowRules.Context)]
    [InlineData("kubectl auth can-i get pods", "context", AllowRules.Context)]
    [InlineData("kubectl patch deployment web --context c -n shop -p {}", "type", AllowRules.Value)]
    [InlineData("kubectl patch deployment web --context c -n shop --type json", "patch", AllowRules.Value)]
    [InlineData("kubectl scale deployment web --context c -n shop", "replicas", AllowRules.Value)]
    public void A_flag_that_has_to_be_there_is_missed(string line, string flag, string rule)
    {
        var refused = Lines.Refused(line);

        refused.Rule.ShouldBe(rule);
        refused.Why.ShouldBe($"The flag --{flag} has to be there.");
    }

    [Theory]
    [InlineData("json", "[{\"op\":\"remove\",\"path\":\"/a\"}]")]
    [InlineData("merge", "{}")]
    [InlineData("strategic", "{}")]
    public void A_patch_is_of_one_of_three_types(string type, string patch) =>
        Lines.Allowed($"kubectl patch deployment web --context c -n shop --type {type} -p {patch}");

    private static bool Knows(HashSet<string> own, IEnumerable<string> given, string flag) =>
        own.Contains(Name(flag)) || given.Contains(Name(flag), StringComparer.Ordinal);

    private static string Name(string flag) =>
        flag.Split(' ', '=')[0] switch
        {
            "-n" => "--namespace",
            "-A" => "--all-namespaces",
            "-l" => "--selector",
            "-o" => "--output",
            "-c" => "--container",
            "-p" => "--previous",
            "-q" => "--quiet",
            "-w" => "--watch",
            var name => name,
        };
}
