using System.Collections.Immutable;

namespace Quell.EndToEnd.Tests.Secrets;

/// <summary>Secrets with a mark in them, each of its own kind and place, so that one that leaks says from where.</summary>
internal static class Planted
{
    public const string ServerToken = "PLANTEDservertoken5e1f";
    public const string SysdigToken = "PLANTEDsysdigtoken77aa";
    public const string HeaderToken = "PLANTEDheadertoken9c20";
    public const string AwsSecretKey = "PLANTEDawssecret/wJalrXUtnFEMI/K7MDENGbPxRfi";
    public const string AwsSessionToken = "PLANTEDawssession3d8e";
    public const string AwsFileSecret = "PLANTEDawsfile/aaXUtnFEMI/K7MDENGbPxRfiCYEX";
    public const string RoutingKey = "PLANTEDroutingkey00112233445566ff";
    public const string JiraToken = "PLANTEDjiratokenb41c";
    public const string GitToken = "PLANTEDgittoken6a6a";
    public const string KubeToken = "PLANTEDkubetoken1290";
    public const string KubeClientKey = "PLANTEDkubeclientkeyf00d";
    public const string KubePassword = "PLANTEDkubepassword8b8b";
    public const string KubeExecValue = "PLANTEDkubeexecvalue4477";
    public const string PodEnvironment = "PLANTEDpodenvironmentcc31";
    public const string LastApplied = "PLANTEDlastapplied2e2e";
    public const string FlagValue = "PLANTEDflagvalue93d0";
    public const string UrlPassword = "PLANTEDurlpassword1b7e";
    public const string UrlQuery = "PLANTEDurlquery5f5f";
    public const string Signature = "PLANTEDsignature0badc0de";
    public const string ProgramError = "PLANTEDprogramerror6e10";

    public static ImmutableArray<string> All { get; } =
    [
        ServerToken,
        SysdigToken,
        HeaderToken,
        AwsSecretKey,
        AwsSessionToken,
        AwsFileSecret,
        RoutingKey,
        JiraToken,
        GitToken,
        KubeToken,
        KubeClientKey,
        KubePassword,
        KubeExecValue,
        PodEnvironment,
        LastApplied,
        FlagValue,
        UrlPassword,
        UrlQuery,
        Signature,
        ProgramError,
    ];

    /// <summary>What the person's own environment holds.</summary>
    public static Dictionary<string, string> Environment { get; } =
        new(StringComparer.Ordinal)
        {
            ["SYSDIG_SECURE_API_TOKEN"] = SysdigToken,
            ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = AwsSecretKey,
            ["AWS_SESSION_TOKEN"] = AwsSessionToken,
            ["PAGERDUTY_ROUTING_KEY"] = RoutingKey,
            ["JIRA_API_TOKEN"] = JiraToken,
            ["GITHUB_TOKEN"] = GitToken,
        };

    public const string Kubeconfig = $$$"""
        apiVersion: v1
        kind: Config
        current-context: prod-eu-1
        contexts:
        - {name: prod-eu-1, context: {cluster: prod-eu-1, user: responder}}
        clusters:
        - {name: prod-eu-1, cluster: {server: "https://prod-eu-1.invalid"}}
        users:
        - name: responder
          user:
            token: {{{KubeToken}}}
            client-key-data: {{{KubeClientKey}}}
            username: admin
            password: {{{KubePassword}}}
            exec:
              apiVersion: client.authentication.k8s.io/v1
              command: login-helper
              env: [{name: LOGIN, value: {{{KubeExecValue}}}}]
        """;

    /// <summary>What a cluster answers to every get: a Pod whose secrets lie open in its fields.</summary>
    public const string Pods = $$$"""
        {"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":""},"items":[{"kind":"Pod","apiVersion":"v1",
        "metadata":{"name":"checkout-7c9d8f6b5c-x2lqp","namespace":"shop","uid":"4c1d",
        "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"env\":\"{{{LastApplied}}}\"}"}},
        "spec":{"nodeName":"ip-10-0-41-17.eu-west-1.compute.internal","containers":[{"name":"checkout",
        "image":"registry.example.com/shop/checkout:2.14.3","command":["java"],
        "args":["--db-password","{{{FlagValue}}}","--url=https://app:{{{UrlPassword}}}@db.invalid/?sig={{{UrlQuery}}}"],
        "env":[{"name":"DB_PASSWORD","value":"{{{PodEnvironment}}}"},{"name":"PLAIN","value":"{{{PodEnvironment}}}"}]}]},
        "status":{"phase":"Running"}}]}
        """;

    /// <summary>A scenario whose attacker and whose responders talk of secrets.</summary>
    public static string In(string scenario) =>
        scenario
            .Replace(
                "http://203.0.113.66/x.sh",
                $"http://u:{UrlPassword}@203.0.113.66/x.sh?t={UrlQuery}",
                StringComparison.Ordinal
            )
            .Replace("--donate-level 1", $"--password {FlagValue}", StringComparison.Ordinal)
            .Replace("X-Amz-Signature=${hex64}", $"X-Amz-Signature={Signature}", StringComparison.Ordinal);
}
