namespace Quell.Domain.Text;

/// <summary>What a value from outside claims to be. Each has one closed alphabet; see <see cref="Alphabets"/>.</summary>
public enum Alphabet
{
    /// <summary>Id of a runtime event: 32 hexadecimal digits.</summary>
    EventId,

    /// <summary>Id of a container: 12 or 64 hexadecimal digits.</summary>
    ContainerId,

    /// <summary>Id of a host as the agent gives it: hexadecimal digits.</summary>
    HostId,

    /// <summary>RFC 1123 label: namespaces, Services, containers.</summary>
    DnsLabel,

    /// <summary>RFC 1123 subdomain: most Kubernetes object names.</summary>
    DnsSubdomain,

    /// <summary>Name of an RBAC object, which may also hold colons (<c>system:node</c>).</summary>
    RbacName,

    /// <summary>A kind as manifests spell it (<c>Deployment</c>).</summary>
    KubernetesKind,

    /// <summary>A resource type as command lines spell it (<c>deployments</c>, <c>ciliumnetworkpolicies.cilium.io</c>).</summary>
    KubernetesResource,

    /// <summary>Key of a label or annotation, with or without a prefix.</summary>
    LabelKey,

    /// <summary>Value of a label; may be empty.</summary>
    LabelValue,

    /// <summary>Name of a kubeconfig context.</summary>
    KubeContext,

    /// <summary>Name of a cluster as the tenant knows it.</summary>
    ClusterName,

    /// <summary>A Kubernetes resource version.</summary>
    ResourceVersion,

    /// <summary>Name of a host.</summary>
    HostName,

    /// <summary>AWS account: twelve digits.</summary>
    AwsAccountId,

    /// <summary>ARN of an IAM identity or policy.</summary>
    IamArn,

    /// <summary>ARN of an STS session.</summary>
    StsArn,

    /// <summary>Id of an access key (not the secret).</summary>
    AccessKeyId,

    /// <summary>Name of an IAM user, role, group, policy or instance profile.</summary>
    IamName,

    /// <summary>Name of an AWS command line profile.</summary>
    AwsProfile,

    /// <summary>Cloud region.</summary>
    Region,

    /// <summary>Absolute path of a file, in plain characters and without dot segments.</summary>
    AbsolutePath,

    /// <summary>UUID with dashes.</summary>
    Uuid,

    /// <summary>Digest of an image, <c>sha256:</c> and 64 digits.</summary>
    ImageDigest,

    /// <summary>SHA-256 as hexadecimal digits.</summary>
    Sha256,

    /// <summary>Address block, IPv4 or IPv6.</summary>
    Cidr,

    /// <summary>TCP or UDP port.</summary>
    Port,

    /// <summary>Nanoseconds since 1970 as 18 or 19 digits, within 64 bits.</summary>
    NanosecondTime,

    /// <summary>Process id.</summary>
    ProcessId,

    /// <summary>A whole number from 0 to 99999, such as a replica count.</summary>
    Count,

    /// <summary>Type of a response action (<c>KILL_PROCESS</c>).</summary>
    ActionType,
}
