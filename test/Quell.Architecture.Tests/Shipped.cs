using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Quell.Architecture.Tests;

/// <summary>The assemblies of <c>src/</c>, as loaded and as compiled code.</summary>
internal static class Shipped
{
    public static IReadOnlyList<string> Names { get; } =
    [.. Repository.Projects.Where(project => project.IsUnder("src")).Select(project => project.Name)];

    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Names.Select(name => Assembly.Load(FileOf(name)))];

    public static IEnumerable<Type> Types => Assemblies.SelectMany(assembly => assembly.GetTypes());

    /// <summary>Every use of a member that any method body of the program makes.</summary>
    public static IReadOnlyList<MemberUse> Uses { get; } = [.. Names.SelectMany(UsesOf)];

    private static string FileOf(string project) => project == "Quell" ? "quell" : project;

    private static IEnumerable<MemberUse> UsesOf(string project)
    {
        var path = Path.Combine(AppContext.BaseDirectory, FileOf(project) + ".dll");
        using var module = ModuleDefinition.ReadModule(path, new ReaderParameters { InMemory = true });
        return
        [
            .. module
                .GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions.SelectMany(instruction => UsesOf(method, instruction)))
                .Distinct(),
        ];
    }

    private static IEnumerable<MemberUse> UsesOf(MethodDefinition method, Instruction instruction)
    {
        var by = Outermost(method.DeclaringType);
        switch (instruction.Operand)
        {
            case MethodReference called:
                yield return new MemberUse(by, Plain(called.DeclaringType), called.Name);
                break;
            case FieldReference field:
                yield return new MemberUse(by, Plain(field.DeclaringType), field.Name);
                break;
            case TypeReference type:
                yield return new MemberUse(by, Plain(type), "");
                break;
        }
    }

    /// <summary>Closures, state machines and nested cases belong to the type that a person wrote around them.</summary>
    private static string Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }
        return Plain(type);
    }

    private static string Plain(TypeReference type) => type.GetElementType().FullName.Replace('/', '+');
}
