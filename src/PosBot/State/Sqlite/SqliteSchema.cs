using System.Globalization;
using System.Reflection;

namespace PosBot.State.Sqlite;

/// <summary>Brings the tables to the form this program knows: numbered scripts, each once, in order, never back.</summary>
static class SqliteSchema
{
    /// <exception cref="StoreRefusedException">The file is of a newer program.</exception>
    public static void Upgrade(SqliteSession session, string database)
    {
        session.Script("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)");
        var current = session["SELECT COALESCE(MAX(version), 0) FROM schema_version"];
        current.Step();
        var version = current.Number(0);
        current.Begin();
        var scripts = Scripts();
        if (version > scripts[^1].Version)
        {
            throw new StoreRefusedException(
                $"The database file {database} has tables of version {version}, and this program knows {scripts[^1].Version}: "
                + "it was written by a newer one. Start that one, or name another file in ConnectionStrings:PosBot.");
        }
        foreach (var script in scripts.Where(script => script.Version > version)) Apply(session, script);
    }

    static void Apply(SqliteSession session, Script script)
    {
        session.Begin();
        try
        {
            session.Script(script.Sql);
            session["INSERT INTO schema_version (version) VALUES (?)"].With(script.Version).Run();
            session.Commit();
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    static List<Script> Scripts()
    {
        const string folder = "Schema/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => new Script(long.Parse(name.AsSpan(folder.Length, 3), CultureInfo.InvariantCulture), Read(assembly, name)))
            .OrderBy(static script => script.Version)];
    }

    static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    sealed record Script(long Version, string Sql);
}
