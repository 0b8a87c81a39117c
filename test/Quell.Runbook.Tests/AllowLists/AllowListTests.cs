using System.Globalization;
using CsCheck;
using Quell.Domain.Actions;
using Quell.Measures;
using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

public sealed class AllowListTests
{
    private static readonly string[] s_whole =
    [
        "kubectl get pods web-1 --context c -n shop -o json --request-timeout=20s",
        "kubectl get deploy,svc --context c -A -l app=web --ignore-not-found",
        "kubectl describe node n1 --context c",
        "kubectl logs web-1 --context c -n shop -c app --previous --tail 5",
        "kubectl auth can-i get pods --context c -n shop --as system:serviceaccount:shop:web",
        "kubectl patch deployment web --context c -n shop --type merge -p {\"spec\":{}} --dry-run=server",
        "kubectl label pod web-1 a=b c- --context c -n shop --overwrite --resource-version 7",
        "kubectl scale deployment web --replicas 0 --current-replicas=3 --context c -n shop",
        "kubectl delete networkpolicy x --context c -n shop",
        "kubectl rollout undo deployment web --context c -n shop --to-revision=3",
        "aws iam attach-role-policy --role-name web --policy-arn arn:aws:iam::aws:policy/AWSDenyAll --output json",
        "aws iam list-roles --output json --max-items 5 --region eu-west-1",
        "aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ConsoleLogin --output=json",
    ];

    private static readonly string[] s_alien =
    [
        "--raw",
        "--raw=/api",
        "-f",
        "--filename=x",
        "-k",
        "--kubeconfig=x",
        "--kubeconfig",
        "--server=https://x",
        "-s",
        "--token=x",
        "--as=admin",
        "--as-group=x",
        "--user=x",
        "--cluster=x",
        "--insecure-skip-tls-verify",
        "--all",
        "-l",
        "--selector=a=b",
        "--force",
        "--endpoint-url=http://127.0.0.1",
        "--no-verify-ssl",
        "--debug",
        "--cli-input-json",
        "file://x",
        "@x",
        "secrets",
        "secret/x",
        "pods,secrets",
        "Secret",
        "all",
        "--",
        "-",
        "",
        " ",
        "\n",
        "\u202E",
        "../x",
        "$(id)",
        ";",
        "--dry-run",
        "--dry-run=client",
        "x=y",
        "z-",
    ];

    [Fact]
    public void The_order_of_flags_makes_no_difference() =>
        Gen.Select(Gen.OneOf(s_whole), Gen.Int)
            .Sample(
                (line, seed) =>
                {
                    var argv = Lines.Split(line);

                    Text(AllowList.Runbook.Check(Shuffled(argv, new Random(seed))))
                        .ShouldBe(Text(AllowList.Runbook.Check(argv)));
                },
                iter: Effort.Of(5_000)
            );

    [Fact]
    public void Every_whole_line_of_these_tests_is_allowed() =>
        s_whole.ShouldAllBe(line => AllowList.Runbook.Check(Lines.Split(line)) is AllowVerdict.Allowed);

    [Fact]
    public void No_allowed_line_holds_a_forbidden_word() =>
        Gen.Select(Gen.OneOf(s_whole), Gen.OneOf(s_alien).Array[0, 2], Gen.Int)
            .Sample(
                (line, aliens, seed) =>
                {
                    var random = new Random(seed);
                    var argv = Lines.Split(line).ToList();
                    foreach (var alien in aliens)
                    {
                        argv.Insert(random.Next(argv.Count + 1), alien);
                    }

                    if (AllowList.Runbook.Check(argv) is AllowVerdict.Allowed allowed)
                    {
                        argv.ShouldNotContain(word => IsForbidden(word, allowed, argv));
                    }
                },
                iter: Effort.Of(20_000)
            );

    [Fact]
    public void Any_words_at_all_get_an_answer()
    {
        var known = s_whole.SelectMany(Lines.Split).Concat(s_alien).Distinct(StringComparer.Ordinal).ToArray();
        var word = Gen.OneOf(Gen.OneOf(known), Gen.String, Gen.OneOf("kubectl", "aws", "get", "iam", "patch"));

        Gen.Select(Gen.OneOf("kubectl", "aws", "sh"), word.Array[0, 10])
            .Sample(
                (program, words) =>
                {
                    var verdict = AllowList.Runbook.Check([program, .. words]);

                    if (verdict is AllowVerdict.Refused refused)
                    {
                        refused.Rule.ShouldStartWith("allow.");
                        refused.Why.ShouldNotContain('\n');
                        refused.Why.ShouldAllBe(c =>
                            !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format
                        );
                    }
                },
                iter: Effort.Of(20_000)
            );
    }

    [Fact]
    public void Lines_without_words_or_with_too_many_are_refused()
    {
        Rule(AllowList.Runbook.Check([])).ShouldBe(AllowRules.Argument);
        Rule(AllowList.Runbook.Check([.. Enumerable.Repeat("kubectl", 300)])).ShouldBe(AllowRules.Argument);
        Rule(AllowList.Runbook.Check(["kubectl", "get", new string('a', 70_000)])).ShouldBe(AllowRules.Argument);
        Rule(AllowList.Runbook.Check(["kubectl", "get", "pods\n"])).ShouldBe(AllowRules.Argument);
        Rule(AllowList.Runbook.Check(["kubectl", null!])).ShouldBe(AllowRules.Argument);
        Rule(AllowList.Runbook.Check(["/usr/bin/kubectl", "version", "--client"])).ShouldBe(AllowRules.Program);
        Rule(AllowList.Runbook.Check(["sh", "-c", "kubectl"])).ShouldBe(AllowRules.Program);
    }

    [Theory]
    [InlineData(256, "allow.verb")]
    [InlineData(257, "allow.argument")]
    public void A_line_has_at_most_256_words(int words, string rule) =>
        Rule(AllowList.Runbook.Check([.. Enumerable.Repeat("kubectl", words)])).ShouldBe(rule);

    [Theory]
    [InlineData(65_536, AllowRules.Target)]
    [InlineData(65_537, AllowRules.Argument)]
    public void A_word_has_at_most_65536_letters(int letters, string rule) =>
        Rule(AllowList.Runbook.Check(["kubectl", "get", "pods", new string('.', letters), "--context", "c"]))
            .ShouldBe(rule);

    [Fact]
    public void A_refusal_says_in_one_sentence_what_was_refused()
    {
        Why(AllowList.Runbook.Check([])).ShouldBe("A command line has 1 to 256 words.");
        Why(AllowList.Runbook.Check(["kubectl", "get", "pods\u001b"]))
            .ShouldBe(@"The word 'pods\u{1B}' is too long or holds hidden characters.");
        Why(AllowList.Runbook.Check(["sh", "-c", "id"])).ShouldBe("Only kubectl and aws are run, not 'sh'.");
        Why(AllowList.Runbook.Check(["kubectl"])).ShouldBe("The verb '' of kubectl is not on the list.");
        Why(AllowList.Runbook.Check(["kubectl", "exec", "web"]))
            .ShouldBe("The verb 'exec' of kubectl is not on the list.");
        Why(AllowList.Runbook.CheckTool("far", "away")).ShouldBe("The tool 'away' of 'far' is not on the list.");
        Why(AllowList.Runbook.CheckPost("http://far"))
            .ShouldBe("Only https://events.pagerduty.com/v2/enqueue is posted to, not 'http://far'.");
    }

    [Fact]
    public void A_tool_and_a_post_are_told_as_they_will_be_asked_about()
    {
        var tool = Allowed(AllowList.Runbook.CheckTool("secure-mcp-server", "run_sysql"));
        var post = Allowed(AllowList.Runbook.CheckPost("https://events.pagerduty.com/v2/enqueue"));

        (tool.Verb, tool.Shape, tool.IsFiling).ShouldBe(("run_sysql", "secure-mcp-server run_sysql", false));
        (post.Verb, post.Shape, post.IsFiling).ShouldBe(("POST", "POST https://events.pagerduty.com/v2/enqueue", true));
        post.Access.ShouldBe(AccessKind.Write);
        Allowed(AllowList.Runbook.CheckTool("atlassian", "addCommentToJiraIssue")).IsFiling.ShouldBeTrue();
        Allowed(AllowList.Runbook.CheckTool("atlassian", "getVisibleJiraProjects")).IsFiling.ShouldBeFalse();
    }

    [Theory]
    [InlineData("secure-mcp-server", "list_runtime_events", AccessKind.Read)]
    [InlineData("secure-mcp-server", "get_event_info", AccessKind.Read)]
    [InlineData("secure-mcp-server", "get_event_process_tree", AccessKind.Read)]
    [InlineData("secure-mcp-server", "run_sysql", AccessKind.Read)]
    [InlineData("secure-mcp-server", "get_customer_settings", AccessKind.Read)]
    [InlineData("secure-mcp-server", "list_response_actions", AccessKind.Read)]
    [InlineData("secure-mcp-server", "submit_response_action", AccessKind.Write)]
    [InlineData("secure-mcp-server", "get_response_action_status", AccessKind.Read)]
    [InlineData("secure-mcp-server", "list_response_action_executions", AccessKind.Read)]
    [InlineData("secure-mcp-server", "undo_response_action", AccessKind.Write)]
    [InlineData("secure-mcp-server", "get_capture_storage", AccessKind.Read)]
    [InlineData("atlassian", "getVisibleJiraProjects", AccessKind.Read)]
    [InlineData("atlassian", "createJiraIssue", AccessKind.Write)]
    [InlineData("atlassian", "addCommentToJiraIssue", AccessKind.Write)]
    public void The_tools_of_the_runbook_are_allowed(string server, string tool, AccessKind access) =>
        AllowList.Runbook.CheckTool(server, tool).ShouldBeOfType<AllowVerdict.Allowed>().Access.ShouldBe(access);

    [Theory]
    [InlineData("secure-mcp-server", "delete_skill_state")]
    [InlineData("secure-mcp-server", "Run_sysql")]
    [InlineData("secure-mcp-server ", "run_sysql")]
    [InlineData("atlassian", "run_sysql")]
    [InlineData("atlassian", "createJiraIssue ")]
    [InlineData("", "")]
    public void Any_other_tool_is_refused(string server, string tool) =>
        Rule(AllowList.Runbook.CheckTool(server, tool)).ShouldBe(AllowRules.Tool);

    [Theory]
    [InlineData("https://events.pagerduty.com/v2/enqueue", true)]
    [InlineData("http://events.pagerduty.com/v2/enqueue", false)]
    [InlineData("https://events.pagerduty.com/v2/enqueue/", false)]
    [InlineData("https://events.pagerduty.com/v2/enqueue?x=1", false)]
    [InlineData("https://events.pagerduty.com.evil.example/v2/enqueue", false)]
    [InlineData("https://u@events.pagerduty.com/v2/enqueue", false)]
    [InlineData("http://127.0.0.1:8080/v2/enqueue", false)]
    public void Only_one_address_is_posted_to(string url, bool isAllowed) =>
        (AllowList.Runbook.CheckPost(url) is AllowVerdict.Allowed).ShouldBe(isAllowed);

    [Fact]
    public void With_the_option_a_loopback_address_may_play_it()
    {
        var list = new AllowList(new AllowListOptions { LoopbackEndpoints = true });

        list.CheckPost("http://127.0.0.1:8080/v2/enqueue").ShouldBeOfType<AllowVerdict.Allowed>();
        Rule(list.CheckPost("http://evil.example/v2/enqueue")).ShouldBe(AllowRules.Url);
    }

    [Fact]
    public void An_effect_is_carried_out_only_by_a_call_of_its_kind()
    {
        var read = Allowed(AllowList.Runbook.CheckTool("secure-mcp-server", "run_sysql"));
        var submit = Allowed(AllowList.Runbook.CheckTool("secure-mcp-server", "submit_response_action"));
        var file = Allowed(AllowList.Runbook.CheckTool("atlassian", "createJiraIssue"));
        var rehearsal = Allowed(
            AllowList.Runbook.Check(Lines.Split("kubectl label pod x a=b --context c -n s --dry-run=server"))
        );

        var logs = Allowed(AllowList.Runbook.Check(Lines.Split("kubectl logs web --context c -n s")));

        Permitted(read).ShouldBe([Effect.Read]);
        Permitted(logs).ShouldBe([Effect.Read, Effect.Evidence]);
        Permitted(rehearsal).ShouldBe([Effect.Rehearsal]);
        Permitted(submit).ShouldBe([Effect.Evidence, Effect.Containment, Effect.Eviction, Effect.Hardening]);
        Permitted(file).ShouldBe([Effect.Filing]);
        Permitted(Allowed(AllowList.Runbook.CheckPost("https://events.pagerduty.com/v2/enqueue")))
            .ShouldBe([Effect.Filing]);
    }

    private static Effect[] Permitted(AllowVerdict.Allowed allowed) =>
        [.. Enum.GetValues<Effect>().Where(allowed.Permits)];

    private static AllowVerdict.Allowed Allowed(AllowVerdict verdict) => verdict.ShouldBeOfType<AllowVerdict.Allowed>();

    private static string Rule(AllowVerdict verdict) => verdict.ShouldBeOfType<AllowVerdict.Refused>().Rule;

    private static string Why(AllowVerdict verdict) => verdict.ShouldBeOfType<AllowVerdict.Refused>().Why;

    private static string Text(AllowVerdict verdict) =>
        verdict switch
        {
            AllowVerdict.Allowed a => $"{a.Access} {a.Shape} {a.Verb} {a.Resource} {a.Namespace} {a.Name} {a.Context} "
                + string.Join(',', a.Arguments.OrderBy(x => x.Key, StringComparer.Ordinal)),
            AllowVerdict.Refused r => r.Rule,
            _ => throw new InvalidOperationException(),
        };

    private static bool IsForbidden(string word, AllowVerdict.Allowed allowed, List<string> argv)
    {
        if (word is "-l" || word.StartsWith("--selector", StringComparison.Ordinal))
        {
            return allowed.Access != AccessKind.Read;
        }

        string[] flags =
        [
            "--raw",
            "-f",
            "--filename",
            "-k",
            "--kubeconfig",
            "--server",
            "-s",
            "--token",
            "--as-group",
            "--user",
            "--cluster",
            "--insecure-skip-tls-verify",
            "--all",
            "--force",
            "--endpoint-url",
            "--no-verify-ssl",
            "--debug",
            "--cli-input-json",
            "--",
        ];
        var name = word.Split('=')[0];
        return flags.Contains(name, StringComparer.Ordinal)
            || (name is "--as" && allowed.Verb is not "auth can-i")
            || (
                word.Contains("secret", StringComparison.OrdinalIgnoreCase)
                && allowed.Resource?.Contains("secret", StringComparison.Ordinal) == true
            )
            || word
                is "file://x"
                    or "@x"
                    or "../x"
                    or "$(id)"
                    or ";"
                    or "\n"
                    or "\u202E"
                    or "-"
                    or "--dry-run"
                    or "--dry-run=client"
            || argv.Count(w => string.Equals(w, word, StringComparison.Ordinal) && w.StartsWith('-')) > 1;
    }

    // Moves each flag, with the word that it takes, to a place of its own behind the verb.
    private static List<string> Shuffled(string[] argv, Random random)
    {
        var verb = argv[0] is "aws" || argv[1] is "auth" or "rollout" or "config" ? 3 : 2;
        var words = new List<List<string>>();
        var flags = new List<List<string>>();
        for (var i = verb; i < argv.Length; i++)
        {
            if (!argv[i].StartsWith('-'))
            {
                words.Add([argv[i]]);
                continue;
            }

            var isAlone =
                argv[i].Contains('=', StringComparison.Ordinal)
                || argv[i] is "-A" or "--previous" or "--overwrite" or "--ignore-not-found";
            flags.Add(isAlone ? [argv[i]] : [argv[i], argv[++i]]);
        }

        foreach (var flag in flags)
        {
            words.Insert(random.Next(words.Count + 1), flag);
        }

        return [.. argv.Take(verb), .. words.SelectMany(w => w)];
    }
}
