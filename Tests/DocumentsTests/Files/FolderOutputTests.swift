import Foundation
import MitoshiBasics
import Testing

@testable import MitoshiDocuments

@Suite("The files of a folder")
struct FolderOutputTests {
    /// A process that isn't there: the greatest number is beyond those that systems give.
    private static let nobody = Int32.max

    private func files(_ folder: String, _ text: String) -> [(path: String, bytes: [UInt8])] {
        ["a.csv", "below/b.csv"].map { ("\(folder)/\($0)", Array("\($0) \(text)".utf8)) }
    }

    private func number(of path: String) throws -> UInt64 {
        var status = stat()
        try #require(stat(path, &status) == 0)
        return UInt64(status.st_ino)
    }

    private func expect(_ text: String, in folder: TemporaryFolder, at place: String = "out") throws {
        for file in files(place, text) { #expect(try folder.bytes(file.path) == file.bytes) }
    }

    @Test("are written into a new folder, which appears whole, and replaced as one")
    func replaces() throws {
        let folder = try TemporaryFolder()
        let out = "\(folder.path)/out"
        for text in ["first", "second"] {
            try OutputFile.write(files(out, text), asOne: out)
            try expect(text, in: folder)
            #expect(try folder.names() == ["out"])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: out).sorted() == ["a.csv", "below"])
    }

    @Test("leave those of others alone: the very files, with their rights and those of the folder")
    func others() throws {
        let folder = try TemporaryFolder()
        let out = "\(folder.path)/out"
        try OutputFile.write(files(out, "old"), asOne: out)
        let theirs = try folder.write("theirs", "out/notes.txt")
        let below = try folder.write("theirs too", "out/below/notes.txt")
        try FileManager.default.createSymbolicLink(atPath: "\(out)/link", withDestinationPath: "nowhere")
        for (path, mode) in [(theirs, 0o600), ("\(out)/a.csv", 0o640), (out, 0o750), ("\(out)/below", 0o700)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        let numbers = try [theirs, below].map(number)
        try OutputFile.write(files(out, "new"), asOne: out)
        try expect("new", in: folder)
        #expect(try [theirs, below].map(number) == numbers)
        #expect(try folder.bytes("out/below/notes.txt") == Array("theirs too".utf8))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(out)/link") == "nowhere")
        for (path, mode) in [(theirs, 0o600), ("\(out)/a.csv", 0o640), (out, 0o750), ("\(out)/below", 0o700)] {
            #expect(
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode, "\(path)")
        }
        #expect(try folder.names() == ["out"])
    }

    @Test(
        "are replaced one by one where the folder holds somebody else's folder or a link, and it stays the same folder")
    func unexchangeable() throws {
        for trouble in ["folder", "link"] {
            let folder = try TemporaryFolder()
            let out = "\(folder.path)/out"
            try OutputFile.write(files(out, "old"), asOne: out)
            if trouble == "folder" {
                try FileManager.default.createDirectory(atPath: "\(out)/theirs", withIntermediateDirectories: false)
            } else {
                try FileManager.default.moveItem(atPath: "\(out)/a.csv", toPath: "\(folder.path)/real.csv")
                try FileManager.default.createSymbolicLink(
                    atPath: "\(out)/a.csv", withDestinationPath: "../real.csv")
            }
            let before = try number(of: out)
            try OutputFile.write(files(out, "new"), asOne: out)
            try expect("new", in: folder)
            #expect(try number(of: out) == before)
            if trouble == "link" {
                #expect(try folder.bytes("real.csv") == Array("a.csv new".utf8))
                #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(out)/a.csv") == "../real.csv")
            }
            let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
                $0.contains(".mitoshi")
            }
            #expect(left.isEmpty)
        }
    }

    @Test("aren't written into a file")
    func notAFolder() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x", "file")
        #expect {
            try OutputFile.write(files(file, "new"), asOne: file)
        } throws: { error in
            (error as? OutputError)?.description == "\(file): cannot write: something that is not a folder"
        }
        #expect(try folder.bytes("file") == Array("x".utf8))
    }

    // MARK: What a kill left

    /// A staging folder as a process that is gone left it.
    private func abandoned(in folder: TemporaryFolder, _ files: [String: String]) throws -> String {
        let name = ".mitoshi-\(Self.nobody)-abcdef"
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/\(name)/new", withIntermediateDirectories: true)
        for (file, text) in files { try folder.write(text, "\(name)/\(file)") }
        return name
    }

    @Test("of which a kill left some unrenamed are finished by the next run, but none over what was changed since")
    func finishesList() throws {
        let folder = try TemporaryFolder()
        for name in ["a.csv", "b.csv", "c.csv"] { try folder.write("old", name) }
        let outside = try TemporaryFolder()
        try outside.write("outside", "d.csv")
        let staged = try abandoned(
            in: folder,
            ["1": "new", "2": "new", "3": "new", "list": "0 a.csv\n1 b.csv\n2 c.csv\n3 ../\(outside.path)/d.csv\n"])
        let later = Date.now.addingTimeInterval(60)
        try FileManager.default.setAttributes([.modificationDate: later], ofItemAtPath: "\(folder.path)/c.csv")
        StagingFolder.sweep(folder.path)
        #expect(
            try ["a.csv", "b.csv", "c.csv"].map { String(decoding: try folder.bytes($0), as: UTF8.self) } == [
                "old", "new", "old",
            ])
        #expect(try folder.names() == ["a.csv", "b.csv", "c.csv"], "\(staged) is left")
        #expect(try outside.bytes("d.csv") == Array("outside".utf8))
    }

    @Test("that a kill left without a list are removed")
    func removes() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", "a.csv")
        _ = try abandoned(in: folder, ["0": "new", "list.part": "0 a.csv\n"])
        try OutputFile.write("other", to: "\(folder.path)/other.csv")
        #expect(try folder.names() == ["a.csv", "other.csv"])
        #expect(try folder.bytes("a.csv") == Array("old".utf8))
    }

    @Test("that somebody wrote into a folder while it was exchanged aren't lost where the program is killed then")
    func rescues() throws {
        let folder = try TemporaryFolder()
        let out = "\(folder.path)/out"
        try OutputFile.write(files(out, "new"), asOne: out)
        let staged = try abandoned(in: folder, ["new/a.csv": "old", "new/ledger.csv": "theirs"])
        let old = try number(of: "\(folder.path)/\(staged)/new")
        try folder.write("\(old) out", "\(staged)/exchange")
        StagingFolder.sweep(folder.path)
        try expect("new", in: folder)
        #expect(try folder.bytes("out/ledger.csv") == Array("theirs".utf8))
        #expect(try folder.names() == ["out"])
    }

    @Test("of a folder that wasn't exchanged yet are removed: nothing of them reaches it")
    func unexchanged() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", "out")
        let staged = try abandoned(in: folder, ["new/page.html": "new"])
        try FileManager.default.removeItem(atPath: "\(folder.path)/out")
        try OutputFile.write(files("\(folder.path)/out", "old"), asOne: "\(folder.path)/out")
        let other = try number(of: "\(folder.path)/out")
        _ = try abandoned(in: folder, ["exchange": "\(other) out", "new/page.html": "new"])
        StagingFolder.sweep(folder.path)
        #expect(try folder.names() == ["out"], "\(staged)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out").sorted() == ["a.csv", "below"])
    }

    @Test("of a process that lives, and what only looks like leftovers, stay")
    func living() throws {
        let folder = try TemporaryFolder()
        let mine = try #require(StagingFolder(in: folder.path))
        let names = [
            ".mitoshi-\(getppid())-abcdef", ".mitoshi-notes", ".mitoshi-\(Self.nobody)-abc", ".mitoshi--1-abcdef",
        ]
        for name in names {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(name)", withIntermediateDirectories: false)
        }
        StagingFolder.sweep(folder.path)
        #expect(try folder.names() == (names + [mine.path.nameOfFile]).sorted())
        mine.remove()
        #expect(try folder.names() == names.sorted())
    }

    @Test(
        "lie in folders whose paths are taken apart",
        arguments: [
            ("a/b.csv", "a", "b.csv"), ("b.csv", ".", "b.csv"), ("/b", "/", "b"), ("a/b/", "a", "b"),
            ("./a//", ".", "a"),
            ("../a/b", "../a", "b"), ("/", "/", ""),
        ])
    func paths(path: String, folder: String, name: String) {
        #expect(path.folderOfFile == folder)
        #expect(path.nameOfFile == name)
    }
}
