namespace Quell.Runbook.Probe.Kubectl;

/// <summary>One volume in the words of the vocabulary.</summary>
internal static class VolumeWords
{
    /// <param name="claims">The namespace's claims; null where none is needed.</param>
    public static string Of(Part volume, string pod, Listing? claims, Listing? classes)
    {
        var name = volume["name"].Text ?? "?";
        if (PodVolumes.ClaimOf(volume, pod) is { } claim)
        {
            return $"pvc name={name} claim={claim}{Details(claim, claims, classes)}";
        }
        if (volume["emptyDir"].Exists)
        {
            var medium = volume["emptyDir"]["medium"].Text is { Length: > 0 } text ? $" medium={text}" : "";
            return $"emptyDir name={name}{medium}";
        }
        if (volume["hostPath"].Exists)
        {
            return $"hostPath name={name} path={volume["hostPath"]["path"].Text}";
        }
        if (volume["csi"].Exists)
        {
            return $"csi name={name} driver={volume["csi"]["driver"].Text}";
        }
        var kind = volume.Members.Select(member => member.Key).FirstOrDefault(key => key is not "name") ?? "emptyDir";
        return $"{kind} name={name}";
    }

    /// <summary>What provisions a claim; null where the claim or its class is not known.</summary>
    public static string? DriverOf(string claim, Listing? claims, Listing? classes)
    {
        if (ClassOf(claim, claims) is not { } name)
        {
            return null;
        }
        return classes
            ?.Items.FirstOrDefault(item => string.Equals(item.Object.Name, name, StringComparison.Ordinal))
            ?.Fields["provisioner"]
            .Text;
    }

    private static string? ClassOf(string claim, Listing? claims) => Find(claim, claims)?.Spec["storageClassName"].Text;

    private static Sighting? Find(string claim, Listing? claims) =>
        claims?.Items.FirstOrDefault(item => string.Equals(item.Object.Name, claim, StringComparison.Ordinal));

    private static string Details(string claim, Listing? claims, Listing? classes)
    {
        var modes = Find(claim, claims)?.Spec["accessModes"].Texts.ToList() ?? [];
        var access = modes.Count > 0 ? $" access={string.Join(',', modes)}" : "";
        var kind = ClassOf(claim, claims) is { Length: > 0 } name ? $" class={name}" : "";
        var driver = DriverOf(claim, claims, classes) is { } provisioner ? $" driver={provisioner}" : "";
        return access + kind + driver;
    }
}
