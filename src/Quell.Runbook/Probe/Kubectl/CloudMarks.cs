using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>What on Pod and ServiceAccount says that the Pod is somebody in a cloud. Names of variables only; no value is read.</summary>
internal sealed record CloudMarks(string? Words, (string Annotation, string Value)? Account, Sighting? On)
{
    private const string Irsa = "eks.amazonaws.com/role-arn";
    private const string Google = "iam.gke.io/gcp-service-account";
    private const string Azure = "azure.workload.identity/client-id";

    /// <summary>Null until Pod and ServiceAccount are known.</summary>
    public static CloudMarks? Of(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is null || view.List(KubeSources.Namespace, KubeTypes.ServiceAccount) is not { } accounts)
        {
            return null;
        }
        var account = accounts.Items.FirstOrDefault(item => item.Object.Name == subject.ServiceAccount);
        var audiences = subject
            .Spec["volumes"]
            .Items.SelectMany(volume => volume["projected"]["sources"].Items)
            .Select(source => source["serviceAccountToken"]["audience"].Text)
            .ToHashSet(StringComparer.Ordinal);
        var variables = Containers
            .All(subject.Spec)
            .SelectMany(container => container["env"].Items)
            .Select(variable => variable["name"].Text)
            .ToHashSet(StringComparer.Ordinal);
        if (audiences.Contains("pods.eks.amazonaws.com") || variables.Contains("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        {
            return new CloudMarks("podIdentity", null, subject.Seen);
        }
        if (account?.Annotation(Irsa) is { } role && Alphabets.Matches(Alphabet.IamArn, role))
        {
            return new CloudMarks($"irsa role={role}", (Irsa, role), account);
        }
        if (audiences.Contains("sts.amazonaws.com") || variables.Contains("AWS_WEB_IDENTITY_TOKEN_FILE"))
        {
            return new CloudMarks("irsa", null, subject.Seen);
        }
        return account?.Annotation(Google) is { } google
                ? new CloudMarks($"gkeWorkloadIdentity account={google}", (Google, google), account)
            : account?.Annotation(Azure) is { } azure
            && (
                subject.Labels.GetValueOrDefault("azure.workload.identity/use") is "true"
                || audiences.Contains("api://AzureADTokenExchange")
            )
                ? new CloudMarks($"azureWorkloadIdentity client={azure}", (Azure, azure), account)
            : new CloudMarks(null, null, null);
    }
}
